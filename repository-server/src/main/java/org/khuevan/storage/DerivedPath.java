package org.khuevan.storage;

import java.util.regex.Pattern;

/// Where a derived file lies under its source.
final class DerivedPath {

    private static final Pattern FORM =
            Pattern.compile("(?!\\.)[A-Za-z0-9._-]+(/(?!\\.)[A-Za-z0-9._-]+)*");

    private DerivedPath() {}

    /// @return the path, which leads nowhere but down
    /// @throws IllegalArgumentException for any other
    static String checked(String path) {
        if (path.length() > 500 || !FORM.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of a derived file: " + path);
        }
        return path;
    }
}
