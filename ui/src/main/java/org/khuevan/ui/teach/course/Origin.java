package org.khuevan.ui.teach.course;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The platform's own address, as the person who looks reached it.
final class Origin {

    private Origin() {}

    /// @param path beginning with `/`
    static String of(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
    }
}
