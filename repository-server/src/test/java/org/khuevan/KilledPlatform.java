package org.khuevan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform without pages, as a process that can be killed.
@SpringBootApplication(scanBasePackages = "org.khuevan")
class KilledPlatform {

    static void main(String[] arguments) {
        SpringApplication.run(KilledPlatform.class, arguments);
    }
}
