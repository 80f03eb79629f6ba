package org.khuevan.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;

/// The way of what was derived from a file into the storage.
@Component
final class DerivedFiles {

    private final Storage storage;

    DerivedFiles(Storage storage) {
        this.storage = storage;
    }

    /// Keeps all that lies in a folder, and takes it over.
    ///
    /// @param root under which findings name it
    void keep(Sha256 source, String root, Path folder) {
        for (Path found : files(folder)) {
            String path = folder.relativize(found).toString().replace('\\', '/');
            storage.takeDerived(source, root + "/" + path, found);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
