package org.khuevan.ui.shell;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The platform's own address, as the person who looks reached it.
public final class Origin {

    private Origin() {}

    /// Scheme, host and port, without `/` at the end.
    public static String here() {
        return of("");
    }

    /// @param path beginning with `/`
    public static String of(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
    }
}
