package org.khuevan.ingest.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A child process with whatever it started: what descends from it, and what no longer has it as a
/// parent but lives in the network namespace that was made for it. A tool that a child started has
/// a namespace of its own, and is known by its descent.
final class Kin {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Optional<Path> OURS = namespace(ProcessHandle.current().pid());

    /// A process that forks faster than it is killed is killed again so often.
    private static final int ROUNDS = 100;

    private static final int AT_ONCE = 1_000;

    private final Process process;
    private Optional<Path> namespace = Optional.empty();

    Kin(Process process) {
        this.process = process;
    }

    /// Of the child itself.
    long pid() {
        return process.pid();
    }

    /// Those that live now, or some of them if they are more than `most`, of which one more is
    /// enough to know. What forks as fast as one can look has no last one.
    List<ProcessHandle> living(int most) {
        if (namespace.isEmpty()) {
            // A child has it from shortly after its start on.
            namespace = namespace(process.pid()).filter(its -> !OURS.equals(Optional.of(its)));
        }
        if (OURS.isEmpty()) {
            return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .filter(ProcessHandle::isAlive)
                    .limit(most + 1L)
                    .toList();
        }
        Map<Long, ProcessHandle> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            // By their numbers, so that children mostly come after their parents.
            for (Path one : all) {
                long pid = Long.parseLong(one.getFileName().toString());
                if (belongs(pid, found.keySet())) {
                    ProcessHandle.of(pid).ifPresent(handle -> found.put(pid, handle));
                }
                if (found.size() > most) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found.values());
    }

    private boolean belongs(long pid, Set<Long> kin) {
        if (pid == process.pid()) {
            return process.isAlive();
        }
        Optional<Path> its = namespace(pid);
        // Whoever is dead and not yet buried has none.
        return its.isPresent() && (its.equals(namespace) || kin.contains(parent(pid)));
    }

    /// Kills them all, those too that they start meanwhile.
    void kill() {
        List<ProcessHandle> left = living(AT_ONCE);
        if (process.isAlive()) {
            // Of one that ended by itself this would throw away what it said last.
            process.destroyForcibly();
        }
        for (int i = 0; i < ROUNDS && !left.isEmpty(); i++) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = living(AT_ONCE);
        }
    }

    /// As proc(5) has it: behind the name, which may hold anything, and the state.
    private static long parent(long pid) {
        try {
            String stat =
                    Files.readString(
                            PROCESSES.resolve(Long.toString(pid)).resolve("stat"),
                            StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 4).split(" ", 2)[0]);
        } catch (IOException _) {
            return 0;
        }
    }

    private static Optional<Path> namespace(long pid) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(
                            PROCESSES.resolve(Long.toString(pid)).resolve("ns/net")));
        } catch (IOException | UnsupportedOperationException _) {
            // Gone, not ours, or another system.
            return Optional.empty();
        }
    }
}
