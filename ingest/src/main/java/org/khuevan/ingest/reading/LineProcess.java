package org.khuevan.ingest.reading;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A child process that lives on: lines are written to it by any thread, and what it replies is
/// heard as it comes.
public final class LineProcess implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final Kin kin;
    private final BufferedWriter lines;

    /// What a child has for itself.
    ///
    /// @param work a folder, in which it gets one
    /// @param name of that folder, before its number
    /// @param largestFile in gigabytes, that it may write
    /// @param megabytes of its address space, 0 for any
    public record Room(Path work, String name, int largestFile, int megabytes) {}

    /// @param command starts a JVM
    /// @param room that it gets
    /// @param heard hears replies, without their mark, from a thread of its own
    /// @param ended is told, once, by the same thread that there will be no more
    public LineProcess(List<String> command, Room room, Consumer<String> heard, Runnable ended)
            throws IOException {
        this.folder = Files.createTempDirectory(room.work(), room.name() + "-");
        List<String> all = new ArrayList<>(command);
        all.add(1, "-Djava.io.tmpdir=" + folder);
        ProcessBuilder builder =
                new ProcessBuilder(Confinement.of(all, room.largestFile(), room.megabytes(), 0));
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TZ"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", folder.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        this.process = builder.start();
        this.kin = new Kin(process);
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
        // Reading a pipe holds on to the thread that carries a virtual one.
        Thread.ofPlatform()
                .daemon()
                .name(room.name() + "-output")
                .start(() -> listen(heard, ended));
    }

    private void listen(Consumer<String> heard, Runnable ended) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(Reply.MARK)) {
                    heard.accept(line.substring(Reply.MARK.length()));
                }
            }
        } catch (IOException _) {
            // As good as the end.
        } finally {
            ended.run();
        }
    }

    /// @throws IOException if it is dead
    public void write(String line) throws IOException {
        synchronized (lines) {
            lines.write(line);
            lines.newLine();
            lines.flush();
        }
    }

    Path folder() {
        return folder;
    }

    Kin kin() {
        return kin;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// The status with which it ended.
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /// Kills it, and what it started.
    @Override
    public void close() {
        kin.kill();
        try {
            Leftovers.remove(folder);
        } catch (IOException | java.io.UncheckedIOException _) {
            // The work folder is emptied on the next start.
        }
    }
}
