package org.khuevan.ui.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Whether somebody chose light or dark pages; otherwise their system decides.
final class Light {

    private static final String COOKIE = "khuevan-light";

    private Light() {}

    static Optional<String> remembered(HttpServletRequest request) {
        return Cookies.value(request.getCookies(), COOKIE)
                .filter(light -> light.equals("light") || light.equals("dark"));
    }
}
