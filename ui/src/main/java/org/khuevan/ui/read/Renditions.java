package org.khuevan.ui.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;

/// The clean HTML of files, as the examination wrote it.
@Component
public class Renditions {

    private final Storage storage;

    Renditions(Storage storage) {
        this.storage = storage;
    }

    /// @param path of a chapter, as a finding names it
    /// @return its HTML, or empty if it is not there any more
    public Optional<String> html(ExaminedFile file, String path) {
        String where = file.derivedRoot() + "/" + path;
        return storage.openDerived(file.file().stored().hash(), where, 0, Long.MAX_VALUE)
                .map(Renditions::read);
    }

    private static String read(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
