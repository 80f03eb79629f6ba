package org.khuevan.ingest.reading;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A child process that lives on: lines are written to it by any thread, and what it replies is
/// heard as it comes.
public final class LineProcess implements AutoCloseable {

    /// In gigabytes, of a file that it may write.
    private static final int LARGEST_FILE = 1;

    private final Path folder;
    private final Process process;
    private final Kin kin;
    private final BufferedWriter lines;

    /// @param command starts a JVM
    /// @param work a folder, in which it gets one for itself
    /// @param megabytes of its address space
    /// @param heard hears replies, without their mark, from a thread of its own
    /// @param ended is told, once, by the same thread that there will be no more
    public LineProcess(
            List<String> command, Path work, int megabytes, Consumer<String> heard, Runnable ended)
            throws IOException {
        this.folder = Files.createTempDirectory(work, "child-");
        List<String> all = new ArrayList<>(command);
        all.add(1, "-Djava.io.tmpdir=" + folder);
        ProcessBuilder builder =
                new ProcessBuilder(Confinement.of(all, LARGEST_FILE, megabytes, 0));
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TZ"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", folder.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        this.process = builder.start();
        this.kin = new Kin(process);
        this.lines = process.outputWriter(StandardCharsets.UTF_8);
        // Reading a pipe holds on to the thread that carries a virtual one.
        Thread.ofPlatform().daemon().name("child-output").start(() -> listen(heard, ended));
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

    /// Kills it, and what it started.
    @Override
    public void close() {
        kin.kill();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException _) {
            // The work folder is emptied on the next start.
        }
    }
}
