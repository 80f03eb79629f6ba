package org.khuevan.ingest.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A child process with whatever it started: what descends from it, and what no longer has it as a
/// parent but lives in the network namespace that was made for it. A tool that a child started has
/// a namespace of its own, and is known by its descent.
final class Kin {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Optional<Path> OURS = namespace(ProcessHandle.current());

    /// A process that forks faster than it is killed is killed again so often.
    private static final int ROUNDS = 100;

    private final Process process;
    private Optional<Path> namespace = Optional.empty();

    Kin(Process process) {
        this.process = process;
    }

    /// All that live now.
    List<ProcessHandle> living() {
        if (namespace.isEmpty()) {
            // A child has it from shortly after its start on.
            namespace = namespace(process.toHandle()).filter(its -> !OURS.equals(Optional.of(its)));
        }
        return Stream.of(
                        Stream.of(process.toHandle()),
                        process.descendants(),
                        namespace.map(Kin::in).orElse(List.of()).stream())
                .flatMap(some -> some)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    /// Kills them all, those too that they start meanwhile.
    void kill() {
        List<ProcessHandle> left = living();
        process.destroyForcibly();
        for (int i = 0; i < ROUNDS && !left.isEmpty(); i++) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = namespace.map(Kin::in).orElse(List.of());
        }
    }

    private static List<ProcessHandle> in(Path namespace) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path one : all) {
                ProcessHandle.of(Long.parseLong(one.getFileName().toString()))
                        .filter(process -> namespace(process).equals(Optional.of(namespace)))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Optional<Path> namespace(ProcessHandle process) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(
                            PROCESSES.resolve(Long.toString(process.pid())).resolve("ns/net")));
        } catch (IOException | UnsupportedOperationException _) {
            // Gone, not ours, or another system.
            return Optional.empty();
        }
    }
}
