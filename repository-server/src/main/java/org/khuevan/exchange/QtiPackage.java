package org.khuevan.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Element;

/// A content package: a ZIP with one file an item, in the order of its test, or else of its
/// manifest. What cannot be read of it is remarked, and the rest is there.
final class QtiPackage {

    private static final int MOST_FILES = 5_000;
    private static final long LARGEST = 64_000_000;

    /// What a test says and a quiz here does not take from it.
    private static final List<String> OF_A_TEST =
            List.of(
                    "timeLimits",
                    "selection",
                    "ordering",
                    "preCondition",
                    "branchRule",
                    "rubricBlock",
                    "testFeedback");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Element> documents = new LinkedHashMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    /// @param folder where it lies in the package, with a slash at its end, or empty
    /// @param weight how many times its own points it is worth
    record Item(Element root, String folder, double weight) {}

    /// @throws UnreadableQuestions if it is no ZIP, or unpacks to too much
    QtiPackage(byte[] zip) {
        try {
            unpack(zip, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // Older programs write names in the letters of DOS.
            files.clear();
            unpack(zip, Charset.forName("IBM437"));
        }
        files.forEach(this::parse);
    }

    private void unpack(byte[] zip, Charset names) {
        long all = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), names)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] bytes = in.readNBytes((int) (LARGEST - all + 1));
                    all += bytes.length;
                    files.put(
                            entry.getName().replace('\\', '/').replaceFirst("^(\\./)+", ""), bytes);
                }
                if (all > LARGEST || files.size() > MOST_FILES) {
                    throw new UnreadableQuestions("the package unpacks to too much");
                }
            }
        } catch (IOException e) {
            throw new UnreadableQuestions("not a ZIP", e);
        }
    }

    private void parse(String path, byte[] bytes) {
        // What Macs put beside files has their endings.
        if (!path.endsWith(".xml") || path.matches("(.*/)?(\\._|__MACOSX/).*")) {
            return;
        }
        try {
            Element root = Xml.parse(bytes);
            if (!OlderQtiReader.reads(root)) {
                QtiNames.older(root);
            }
            documents.put(path, root.getOwnerDocument().getDocumentElement());
        } catch (UnreadableQuestions e) {
            remarks.add(new Remark(path, What.UNREADABLE_LEFT_OUT, e.what()));
        }
    }

    /// What could not be read, and what of its tests is lost.
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    List<Item> items() {
        Set<String> order = new LinkedHashSet<>();
        documents.forEach((path, root) -> {
            if (Xml.name(root).equals("assessmentTest")) {
                order.addAll(asked(path, root, new HashSet<>()));
                String title = root.getAttribute("title");
                OF_A_TEST.stream()
                        .filter(name -> !Xml.all(root, name).isEmpty())
                        .forEach(name -> remarks.add(new Remark(title, What.PART_LOST, name)));
            }
        });
        documents.forEach((path, root) -> {
            if (Xml.name(root).equals("manifest")) {
                Xml.all(root, "resource")
                        .forEach(one -> order.add(resolve(folder(path), one.getAttribute("href"))));
            }
        });
        order.addAll(documents.keySet());
        return order.stream()
                .flatMap(path ->
                        Optional.ofNullable(documents.get(path)).stream()
                                .filter(QtiPackage::isItem)
                                .map(root ->
                                        new Item(
                                                root,
                                                folder(path),
                                                weights.getOrDefault(path, 1.0))))
                .toList();
    }

    private static boolean isItem(Element root) {
        return OlderQtiReader.reads(root) || Xml.name(root).equals("assessmentItem");
    }

    /// The paths of the items of a test, or of a section of it in a file of its own, in their
    /// order.
    ///
    /// @param sections paths of sections that were read already
    private List<String> asked(String path, Element part, Set<String> sections) {
        List<String> asked = new ArrayList<>();
        for (Element child : Xml.children(part)) {
            String at = resolve(folder(path), child.getAttribute("href"));
            switch (Xml.name(child)) {
                case "assessmentItemRef" -> {
                    asked.add(at);
                    Xml.child(child, "weight")
                            .map(weight -> weight.getAttribute("value"))
                            .filter(value -> value.matches("\\d{1,6}(\\.\\d{1,9})?"))
                            .ifPresent(value -> weights.put(at, Double.valueOf(value)));
                }
                case "assessmentSectionRef" ->
                        Optional.ofNullable(documents.get(at))
                                .filter(_ -> sections.add(at))
                                .ifPresent(section -> asked.addAll(asked(at, section, sections)));
                default -> asked.addAll(asked(path, child, sections));
            }
        }
        return asked;
    }

    /// A document that an item refers to, such as a text that several ask about.
    Optional<Element> document(String folder, String href) {
        return Optional.ofNullable(documents.get(resolve(folder, href)));
    }

    /// A file by what a text calls it.
    ///
    /// @param folder of the text
    Optional<byte[]> file(String folder, String source) {
        // Cartridges name the folder of their files by a word of its own.
        String inCartridge =
                Attachments.decoded(source)
                        .replaceFirst("^\\$IMS-CC-FILEBASE\\$/?", "web_resources/");
        return Stream.of(
                        folder + source,
                        resolve(folder, source),
                        resolve("", source),
                        resolve("", inCartridge))
                .flatMap(path -> Stream.ofNullable(files.get(path)))
                .findFirst();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String resolve(String folder, String href) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + Attachments.decoded(href)).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
