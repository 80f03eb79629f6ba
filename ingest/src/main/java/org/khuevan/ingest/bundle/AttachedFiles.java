package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.khuevan.ingest.bundle.Contents.Entry;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Files that came with a document, unpacked within the limits of a bundle.
public final class AttachedFiles {

    private final Unpacking unpacking;
    private final Set<String> names = new HashSet<>();

    public AttachedFiles(Source source, Report report) throws IOException {
        this.unpacking = new Unpacking(source, report);
    }

    /// Opens the bytes of a file, at most once.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /// @param name which may be that of another file too
    public void add(String name, Bytes bytes) throws IOException {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        String own = name;
        for (int i = 2; !names.add(own); i++) {
            own = name.substring(0, name.length() - ending.length()) + " (" + i + ")" + ending;
        }
        unpacking.sees(new Entry(own, -1, false, false, bytes::open));
    }

    public void end() {
        unpacking.end();
    }
}
