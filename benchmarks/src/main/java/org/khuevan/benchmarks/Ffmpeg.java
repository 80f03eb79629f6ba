package org.khuevan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.ingest.Examiners;

/// The ffmpeg that the examiners use, alone.
record Ffmpeg(Path program) {

    /// Has it unpacked by examining a first recording, which also starts a reader.
    ///
    /// @param folder in which the examiners work
    static Ffmpeg of(Examiners examiners, Path folder) throws IOException, InterruptedException {
        Path none = Files.createTempFile(folder, "none", ".mp3");
        Files.write(none, new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0});
        examiners.examine(
                none, "none.mp3", Files.createTempDirectory(folder, "none-"), (_, _) -> {});
        try (Stream<Path> files = Files.walk(folder)) {
            return new Ffmpeg(
                    files.filter(file -> file.endsWith("ffmpeg") && Files.isRegularFile(file))
                            .findFirst()
                            .orElseThrow());
        }
    }

    void run(List<String> input, List<String> options, Path output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(program.toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(input);
        command.addAll(options);
        command.add(output.toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with " + status);
        }
    }
}
