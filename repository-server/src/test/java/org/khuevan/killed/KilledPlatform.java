package org.khuevan.killed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform without pages, as a process that can be killed.
///
/// It has a package for itself because some of what starts looks through the whole package.
@SpringBootApplication(scanBasePackages = "org.khuevan")
class KilledPlatform {

    static void main(String[] arguments) {
        SpringApplication.run(KilledPlatform.class, arguments);
    }
}
