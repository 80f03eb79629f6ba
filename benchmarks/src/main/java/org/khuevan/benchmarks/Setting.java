package org.khuevan.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/// What a run was told.
///
/// @param jar the application
/// @param work an empty folder, on the disk that is measured
/// @param options by name, such as `size`
record Setting(Path jar, Path work, Map<String, String> options) {

    Setting {
        options = Map.copyOf(options);
    }

    int number(String option, int otherwise) {
        return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
    }
}
