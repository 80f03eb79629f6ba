package org.khuevan.ingest.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.IworkArchives.Archived;

/// What a file of Pages, Numbers or Keynote says, slide by slide, or as HTML: a heading a sheet,
/// and below what it leads to. There is no public description of the format; numbers of types and
/// fields are those that the programs write.
final class IworkText {

    /// A text: what kind it is of (1), and its words (3).
    static final int TEXT = 2_001;

    private static final int STYLES = 401;

    /// Kinds of texts.
    private static final int BODY = 0;

    private static final int HEADER = 1;

    private static final int NOTE = 4;

    /// A slide stands behind its node in the order of the presentation.
    private static final int SHOW = 2;

    private static final int SLIDE_NODE = 4;

    /// The field of a slide that holds its title.
    private static final int TITLE = 5;

    private static final Set<Integer> SLIDES = Set.of(5, 6);

    private static final int NUMBERS = 1;
    private static final int SHEET = 2;

    private static final int PAGES = 10_000;

    /// The field of a document that holds what runs from page to page.
    private static final int MAIN_TEXT = 4;

    private static final int DEEPEST = 40;

    /// Ends of lines, paragraphs, sections, pages and columns.
    private static final Pattern BREAK =
            Pattern.compile("[\\n\\r\\f\\x04\\x05\\x0B\\u2028\\u2029]");

    /// What stands for a picture, a footnote or another thing.
    private static final Pattern THING = Pattern.compile("[\\uFFFC\\x00-\\x1F]+");

    private final IworkArchives archives;
    private final Set<Long> told = new HashSet<>();
    private final Element body = new Element("body");
    private final List<Slide> slides = new ArrayList<>();

    /// What a slide says.
    ///
    /// @param lines of which the first is its title
    record Slide(List<String> lines, List<String> notes) {}

    private IworkText(IworkArchives archives) {
        this.archives = archives;
    }

    /// In the order of the presentation.
    static List<Slide> slides(IworkArchives archives) {
        IworkText text = new IworkText(archives);
        text.slides();
        return List.copyOf(text.slides);
    }

    /// Of Pages and Numbers.
    static Element of(IworkArchives archives) {
        IworkText text = new IworkText(archives);
        if (!text.every(PAGES).isEmpty()) {
            text.pages();
        } else {
            text.sheets();
        }
        return text.body;
    }

    private void slides() {
        List<Long> nodes = new ArrayList<>();
        every(SHOW)
                .forEach(show ->
                        show.message()
                                .messages(3)
                                .forEach(tree -> {
                                    nodes.addAll(references(tree, 2));
                                    references(tree, 1).forEach(root -> nodesBelow(root, nodes, 0));
                                }));
        for (long node : nodes) {
            archives.find(node)
                    .filter(found -> found.type() == SLIDE_NODE)
                    .flatMap(found -> references(found.message(), 2).stream().findFirst())
                    .filter(slide -> !told.contains(slide))
                    .ifPresent(this::slide);
        }
    }

    private void nodesBelow(long node, List<Long> nodes, int depth) {
        archives.find(node)
                .filter(found -> found.type() == SLIDE_NODE && depth < DEEPEST)
                .ifPresent(found -> {
                    nodes.add(node);
                    references(found.message(), 1)
                            .forEach(below -> nodesBelow(below, nodes, depth + 1));
                });
    }

    private void slide(long id) {
        Predicate<Archived> elsewhere =
                other -> SLIDES.contains(other.type()) || other.type() <= SLIDE_NODE;
        Said title = new Said();
        archives.find(id)
                .ifPresent(slide ->
                        references(slide.message(), TITLE)
                                .forEach(holder -> gather(holder, title, elsewhere, 0)));
        Said said = new Said();
        gather(id, said, elsewhere, 0);
        said.lines.addAll(0, said.main);
        said.lines.addAll(0, title.lines);
        said.lines.addAll(0, title.main);
        said.tables.stream()
                .flatMap(table -> table.rows().stream())
                .forEach(row -> said.lines.add(String.join("\t", row)));
        slides.add(new Slide(said.lines, said.notes));
    }

    private void sheets() {
        for (Archived document : every(NUMBERS)) {
            for (long id : references(document.message(), 1)) {
                Said said = new Said();
                Optional<Archived> sheet = archives.find(id).filter(one -> one.type() == SHEET);
                sheet.ifPresent(one -> {
                    String name = String.join(" ", one.message().texts(1));
                    body.appendElement("h2").text(name);
                });
                gather(id, said, other -> other.type() == SHEET || other.type() == NUMBERS, 0);
                paragraphs(body, said.main);
                paragraphs(body, said.lines);
                tables(body, said.tables);
            }
        }
    }

    private void pages() {
        Said said = new Said();
        for (var object : archives.all().entrySet()) {
            if (object.getValue().type() == PAGES) {
                references(object.getValue().message(), MAIN_TEXT)
                        .forEach(text -> gather(text, said, other -> other.type() == PAGES, 0));
                gather(object.getKey(), said, other -> other.type() == PAGES, 0);
            }
        }
        paragraphs(body, said.main);
        paragraphs(body, said.lines);
        tables(body, said.tables);
        paragraphs(body, said.notes);
    }

    /// What was said in one place.
    private static final class Said {
        private final List<String> main = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<IworkTable> tables = new ArrayList<>();
    }

    /// Follows everything that an object refers to.
    ///
    /// @param elsewhere what belongs to another place
    private void gather(long id, Said said, Predicate<Archived> elsewhere, int depth) {
        Optional<Archived> found = archives.find(id);
        if (found.isEmpty() || depth > DEEPEST || !told.add(id)) {
            return;
        }
        Archived object = found.get();
        if (object.type() == TEXT) {
            text(object, said);
        } else if (object.type() == IworkTable.MODEL) {
            table(object, said);
        }
        for (long other : object.refersTo()) {
            boolean here =
                    archives.find(other)
                            .filter(one -> one.type() != STYLES && !elsewhere.test(one))
                            .isPresent();
            if (here) {
                gather(other, said, elsewhere, depth + 1);
            }
        }
    }

    private static void text(Archived text, Said said) {
        long kind = text.message().number(1).orElse(0L);
        if (kind != HEADER) {
            List<String> into = kind == BODY ? said.main : kind == NOTE ? said.notes : said.lines;
            text.message().texts(3).stream()
                    .flatMap(BREAK::splitAsStream)
                    .map(line -> THING.matcher(line).replaceAll(" ").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(into::add);
        }
    }

    private void table(Archived model, Said said) {
        told.addAll(IworkTable.lists(model));
        IworkTable table = IworkTable.of(model, archives);
        if (!table.rows().isEmpty()) {
            said.tables.add(table);
        }
    }

    private static void tables(Element into, List<IworkTable> tables) {
        for (IworkTable table : tables) {
            if (!table.name().isEmpty()) {
                into.appendElement("h3").text(table.name());
            }
            into.appendChild(table.element());
        }
    }

    private static void paragraphs(Element into, List<String> lines) {
        lines.forEach(line -> into.appendElement("p").text(line));
    }

    private List<Archived> every(int type) {
        return archives.all().values().stream().filter(one -> one.type() == type).toList();
    }

    /// The objects that a field refers to.
    private static List<Long> references(Protobuf message, int field) {
        return message.messages(field).stream()
                .flatMap(reference -> reference.number(1).stream())
                .toList();
    }
}
