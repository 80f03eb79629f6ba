package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A file that is examined.
///
/// @param name as its owner named it
/// @param mediaType of its content
/// @param output the folder for what is derived
public record Source(Path file, String name, String mediaType, Path output) {

    /// The ending of the name in lower case without its dot, or empty.
    public String ending() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// A place for a derived file; its folder is there.
    public Path derived(String path) throws IOException {
        Path file = output.resolve(path);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return file;
    }
}
