package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.Sentences;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.read.BundleViewer;
import org.khuevan.ui.read.CaptionsReader;
import org.khuevan.ui.read.ChapterReader;
import org.khuevan.ui.read.ImageViewer;
import org.khuevan.ui.read.PdfViewer;
import org.khuevan.ui.read.Reading;
import org.khuevan.ui.read.SlideViewer;
import org.khuevan.ui.read.TextReader;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.watch.Player;

/// A material: what is in it at the wanted place, what is said about it, and what one may do with
/// it. Living page and first HTML are the same.
final class MaterialView extends Article {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient ViewerParts parts;
    private final transient Material material;
    private final transient List<ExaminedFile> examined;
    private final transient Opening opening;
    private final transient Optional<MaterialFile> shown;
    private final Aside about = new Aside();

    /// @param origin scheme and host of the platform
    MaterialView(
            Words words,
            ViewerParts parts,
            Material material,
            List<ExaminedFile> examined,
            Opening opening,
            String origin) {
        this.words = words;
        this.parts = parts;
        this.material = material;
        this.examined = examined;
        this.opening = opening;
        addClassName("material");
        this.shown = opening.file().flatMap(material::file).or(material::principal);
        Div content = new Div();
        content.addClassName("material-content");
        content.getElement().setAttribute("lang", material.description().language());
        shown.ifPresent(file -> content.add(viewer(file)));
        about.addClassName("about");
        about.getElement().setAttribute("aria-label", words.get("material.about"));
        if (material.files().size() > 1) {
            about.add(files());
        }
        about.add(
                new MaterialFacts(
                        words,
                        material,
                        shown,
                        shown.map(this::copies).orElse(List.of()),
                        parts.related().of(words, material),
                        origin));
        add(head(), content, about);
        opening.version().ifPresent(version -> stayIn(version, getElement()));
    }

    /// Links to other places in the material stay in the version that is looked at.
    private void stayIn(int version, Element element) {
        String places = Address.of(material.id()) + "?";
        String href = element.getAttribute("href");
        if (href != null && href.startsWith(places)) {
            element.setAttribute("href", href + "&version=" + version);
        }
        element.getChildren()
                .filter(child -> !child.isTextNode())
                .forEach(child -> stayIn(version, child));
    }

    /// Adds what only those may do who may edit the material.
    void offerEditing() {
        UnorderedList list = new UnorderedList();
        list.addClassName("file-links");
        list.add(editing("document", "/teach/" + material.id(), words.get("material.edit")));
        shown.filter(file -> file.kind() == Kind.VIDEO || file.kind() == Kind.AUDIO)
                .ifPresent(file ->
                        list.add(
                                editing(
                                        "captions",
                                        "/teach/captions/" + file.id(),
                                        words.get("material.edit.captions"))));
        about.add(new Section(new H2(words.get("material.editing")), list));
    }

    private static ListItem editing(String icon, String address, String text) {
        Anchor link = new Anchor(address, "");
        link.add(Pieces.icon(icon), new Span(text));
        return new ListItem(link);
    }

    private Header head() {
        Description said = material.description();
        Header head = new Header();
        head.addClassName("material-head");
        switch (material.state()) {
            case DRAFT ->
                    head.add(
                            note(
                                    words.get("material.draft"),
                                    "/teach/" + material.id(),
                                    "material.draft.edit"));
            case WITHDRAWN ->
                    head.add(
                            note(
                                    words.get("material.withdrawn"),
                                    "/teach/" + material.id(),
                                    "material.withdrawn.edit"));
            case PUBLISHED ->
                    opening.version()
                            .ifPresent(version ->
                                    head.add(
                                            note(
                                                    words.get("material.version", version),
                                                    Address.of(material.id()),
                                                    "material.version.current")));
        }
        H1 title = new H1(said.title().isEmpty() ? words.get("material.untitled") : said.title());
        title.getElement().setAttribute("lang", said.language());
        head.add(title);
        String authors =
                said.contributors().stream()
                        .map(Description.Contributor::name)
                        .collect(Collectors.joining(", "));
        Paragraph line = new Paragraph();
        line.addClassName("facts");
        line.add(new Span(words.kind(material.kind())));
        if (!authors.isEmpty()) {
            line.add(new Span(authors));
        }
        line.add(new Span(material.organisation().name()));
        material.moments().publishedAt().ifPresent(when -> line.add(new Span(words.date(when))));
        head.add(line);
        if (!said.summary().isEmpty()) {
            Paragraph summary = new Paragraph(said.summary());
            summary.addClassName("lead");
            summary.getElement().setAttribute("lang", said.language());
            head.add(summary);
        }
        return head;
    }

    private Paragraph note(String text, String address, String link) {
        Paragraph note = new Paragraph(text);
        note.addClassName("note");
        note.add(new Anchor(address, words.get(link)));
        return note;
    }

    private Component viewer(MaterialFile file) {
        Optional<ExaminedFile> found =
                examined.stream().filter(e -> e.file().id().equals(file.id())).findFirst();
        if (found.isEmpty()) {
            return notShown(file);
        }
        ExaminedFile known = found.get();
        return switch (known.findings().kind()) {
            case DOCUMENT -> opening.inside().isEmpty() ? document(known) : bundle(known);
            case SLIDES ->
                    reading(
                            known,
                            new SlideViewer(
                                    words,
                                    material.id(),
                                    known,
                                    opening.number(),
                                    opening.words()));
            case IMAGE -> new ImageViewer(known, material.description().title(), opening.words());
            case AUDIO, VIDEO ->
                    new Player(
                            words,
                            parts.assets(),
                            material.id(),
                            known,
                            ExaminedFile.captionsOf(file, examined),
                            opening.seconds(),
                            opening.words());
            case CAPTIONS ->
                    new CaptionsReader(
                            words, parts.assets(), known, opening.seconds(), opening.words());
            case BUNDLE -> bundle(known);
            case OTHER -> notShown(file);
        };
    }

    /// With the files that came with it, if it is an e-mail.
    private Component document(ExaminedFile known) {
        Component viewer =
                PdfViewer.shows(known)
                        ? new PdfViewer(
                                words, parts.assets(), known, opening.number(), opening.words())
                        : text(known);
        boolean isAlone = known.findings().of(Finding.Inside.class).findAny().isEmpty();
        return reading(known, isAlone ? viewer : new Div(viewer, bundle(known)));
    }

    private BundleViewer bundle(ExaminedFile known) {
        return new BundleViewer(
                words,
                parts.assets(),
                parts.bundles(),
                material.id(),
                known,
                opening.inside(),
                opening.number(),
                opening.words());
    }

    private Component reading(ExaminedFile known, Component viewer) {
        return new Reading(words, parts.assets(), material.id(), known, viewer);
    }

    private Component text(ExaminedFile known) {
        return known.findings().of(Finding.Rendition.class).findAny().isPresent()
                ? new ChapterReader(
                        words,
                        parts.assets(),
                        parts.renditions(),
                        material.id(),
                        known,
                        opening.number(),
                        opening.words())
                : new TextReader(words, material.id(), known, opening.number(), opening.words());
    }

    /// What reading a scan gave: a copy whose text can be searched, and the places of its words.
    private List<MaterialFacts.Copy> copies(MaterialFile file) {
        List<MaterialFacts.Copy> copies = new ArrayList<>();
        examined.stream()
                .filter(known -> known.file().id().equals(file.id()))
                .forEach(known -> {
                    known.findings()
                            .of(Finding.SearchablePdf.class)
                            .map(copy -> copy(file, "material.searchable", copy.path()))
                            .forEach(copies::add);
                    known.findings()
                            .of(Finding.WordBoxes.class)
                            .map(words -> copy(file, "material.word-boxes", words.path()))
                            .forEach(copies::add);
                });
        return copies;
    }

    private static MaterialFacts.Copy copy(MaterialFile file, String key, String path) {
        return new MaterialFacts.Copy(key, Address.derived(file, path));
    }

    private Section notShown(MaterialFile file) {
        boolean waits = !file.examination().isOver();
        Section section =
                new Section(
                        Pieces.icon(file.kind().name().toLowerCase(java.util.Locale.ROOT)),
                        new H2(words.get(waits ? "material.waits" : "material.not-shown")));
        section.addClassName("nothing");
        section.getElement().setAttribute("lang", words.locale().getLanguage());
        Sentences.reason(file.examination(), words.locale())
                .ifPresent(reason -> section.add(new Paragraph(reason)));
        section.add(download(file));
        return section;
    }

    private Anchor download(MaterialFile file) {
        Anchor link =
                new Anchor(
                        Address.of(file),
                        words.get("material.download", words.size(file.stored().size())));
        link.getElement().setAttribute("download", file.name());
        link.setRouterIgnore(true);
        link.addClassName("button");
        return link;
    }

    private Section files() {
        UnorderedList list = new UnorderedList();
        list.addClassName("file-links");
        for (MaterialFile file : material.files()) {
            Span size = new Span(words.size(file.stored().size()));
            size.addClassName("count");
            Anchor link =
                    new Anchor(Address.of(material.id(), file.id(), new Place.Whole(), ""), "");
            link.add(
                    Pieces.icon(file.kind().name().toLowerCase(java.util.Locale.ROOT)),
                    new Span(file.name()),
                    size);
            if (shown.map(MaterialFile::id).equals(Optional.of(file.id()))) {
                link.getElement().setAttribute("aria-current", "true");
            }
            list.add(new ListItem(link));
        }
        return new Section(new H2(words.get("material.files")), list);
    }
}
