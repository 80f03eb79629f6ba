package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.reading.UnreadableFile;

/// What office files, which are ZIP packages, hold beside their text.
final class Packages {

    /// No part of a document that is read here is larger, whatever it unpacks to.
    private static final int LARGEST_PART = 64_000_000;

    private static final List<String> THUMBNAILS =
            List.of(
                    "docProps/thumbnail.jpeg",
                    "docProps/thumbnail.jpg",
                    "docProps/thumbnail.png",
                    "Thumbnails/thumbnail.png",
                    "preview.jpg",
                    "QuickLook/Thumbnail.jpg");

    private Packages() {}

    /// The picture that the program that wrote the file put into it, if it is worth showing.
    static @Nullable BufferedImage thumbnail(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : THUMBNAILS) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null) {
                    BufferedImage image = ImageIO.read(new ByteArrayInputStream(read(zip, entry)));
                    if (image != null && image.getWidth() >= 180) {
                        return image;
                    }
                }
            }
            return null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    /// @throws UnreadableFile if the part is larger than any that is meant to be read
    static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_PART + 1);
            if (bytes.length > LARGEST_PART) {
                throw new UnreadableFile(
                        Problem.NEEDED_TOO_MUCH_MEMORY, entry.getName() + " is over 64 MB");
            }
            return bytes;
        } catch (ZipException e) {
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
    }

    /// Makes of a part what stands in its place.
    @FunctionalInterface
    interface Rewriting {
        byte[] of(String name, byte[] part) throws IOException;
    }

    /// A copy, in the reader's own folder, in which parts are others.
    ///
    /// @param wanted whether a part is copied at all
    static Path copy(ZipFile zip, Predicate<String> wanted, Rewriting rewriting)
            throws IOException {
        Path copy = Files.createTempFile("package-", ".zip");
        copy.toFile().deleteOnExit();
        try (OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (!part.isDirectory() && wanted.test(part.getName())) {
                    out.putNextEntry(new ZipEntry(part.getName()));
                    out.write(rewriting.of(part.getName(), read(zip, part)));
                    out.closeEntry();
                }
            }
        }
        return copy;
    }

    /// A part as a tree. Jsoup's XML parser knows no entities of a document's own, so none can
    /// expand or be fetched.
    static Document tree(byte[] part) throws IOException {
        Document tree =
                Jsoup.parse(new ByteArrayInputStream(part), "UTF-8", "", Parser.xmlParser());
        tree.outputSettings().prettyPrint(false);
        return tree;
    }

    /// A part, if there is one of that name.
    static Optional<byte[]> find(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null || entry.isDirectory()
                ? Optional.empty()
                : Optional.of(read(zip, entry));
    }

    /// @throws UnreadableFile if there is no such part
    static byte[] read(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableFile(Problem.DAMAGED, "no " + name);
        }
        return read(zip, entry);
    }
}
