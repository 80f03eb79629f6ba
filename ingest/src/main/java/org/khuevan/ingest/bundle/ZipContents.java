package org.khuevan.ingest.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.CloseShieldInputStream;

/// ZIP, by the list at its end; where that is missing, as far as its entries follow each other.
///
/// @param whole whether the list is there
record ZipContents(Path file, boolean whole) implements Contents {

    static ZipContents of(Path file) {
        try (ZipFile _ = open(file)) {
            return new ZipContents(file, true);
        } catch (IOException | IllegalArgumentException _) {
            return new ZipContents(file, false);
        }
    }

    private static ZipFile open(Path file) throws IOException {
        return ZipFile.builder().setPath(file).get();
    }

    @Override
    public void show(Visitor visitor) throws IOException {
        if (whole) {
            showListed(visitor);
        } else {
            showFollowing(visitor);
        }
    }

    private void showListed(Visitor visitor) throws IOException {
        try (ZipFile zip = open(file)) {
            List<ZipArchiveEntry> entries =
                    Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                            .filter(entry -> !entry.isDirectory())
                            .toList();
            Map<ZipArchiveEntry, String> names = names(entries);
            for (ZipArchiveEntry entry : entries) {
                String name = names.getOrDefault(entry, entry.getName());
                if (!visitor.sees(entry(entry, name, () -> zip.getInputStream(entry)))) {
                    return;
                }
            }
        }
    }

    /// Those names that do not say that they are UTF-8.
    private static Map<ZipArchiveEntry, String> names(List<ZipArchiveEntry> entries) {
        List<ZipArchiveEntry> unsaid = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            boolean said =
                    entry.getGeneralPurposeBit().usesUTF8ForNames()
                            || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
            if (!said && entry.getRawName() != null) {
                unsaid.add(entry);
            }
        }
        List<String> decoded =
                EntryName.decoded(unsaid.stream().map(ZipArchiveEntry::getRawName).toList());
        Map<ZipArchiveEntry, String> names = new IdentityHashMap<>();
        for (int i = 0; i < unsaid.size(); i++) {
            names.put(unsaid.get(i), decoded.get(i));
        }
        return names;
    }

    private void showFollowing(Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipArchiveInputStream zip =
                        new ZipArchiveInputStream(
                                in, StandardCharsets.UTF_8.name(), true, true, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry();
                    entry != null;
                    entry = zip.getNextEntry()) {
                boolean goOn =
                        entry.isDirectory()
                                || visitor.sees(
                                        entry(
                                                entry,
                                                entry.getName(),
                                                () -> CloseShieldInputStream.wrap(zip)));
                if (!goOn) {
                    return;
                }
            }
        }
    }

    private static Entry entry(ZipArchiveEntry entry, String name, Bytes bytes) {
        return new Entry(
                name,
                entry.getSize(),
                entry.isUnixSymlink(),
                entry.getGeneralPurposeBit().usesEncryption(),
                bytes);
    }
}
