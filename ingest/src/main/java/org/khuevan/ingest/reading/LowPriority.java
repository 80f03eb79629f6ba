package org.khuevan.ingest.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets people's requests go before examinations.
public final class LowPriority {

    private static final Path NICE = Path.of("/usr/bin/nice");

    private LowPriority() {}

    /// The command with a lower priority, where the system has `nice`.
    public static List<String> of(List<String> command) {
        if (!Files.isExecutable(NICE)) {
            return command;
        }
        List<String> nice = new ArrayList<>(List.of(NICE.toString(), "-n", "10"));
        nice.addAll(command);
        return nice;
    }
}
