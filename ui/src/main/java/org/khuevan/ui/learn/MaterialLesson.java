package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.Part;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.khuevan.learning.Progress;
import org.khuevan.people.Actor;
import org.khuevan.ui.read.ImageViewer;
import org.khuevan.ui.read.PdfViewer;
import org.khuevan.ui.read.Places;
import org.khuevan.ui.read.SlideViewer;
import org.khuevan.ui.read.TextReader;
import org.khuevan.ui.read.Website;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.watch.Player;

/// A material, or a part of it, within a course: it opens where the student was last, on whatever
/// device that was, and its links stay in the course.
///
/// @param progress of the student with it
/// @param over whether they have done all of it, and would begin anew
/// @param address of the page it is on
record MaterialLesson(
        Study study,
        Words words,
        MaterialActivity activity,
        Progress progress,
        boolean over,
        String address) {

    private static final Pattern PLACE = Pattern.compile("[?&](page|slide|section|t)=([\\d.]+)");

    /// Who was here a moment before the end begins anew.
    private static final double END = 1;

    void fill(HtmlContainer lesson, Map<String, List<String>> parameters) {
        if (!activity.note().isBlank()) {
            lesson.add(Tags.prose(activity.note()));
        }
        Optional<Material> material =
                study.shelf().materials().find(new Actor.Visitor(), activity.material());
        Optional<MaterialFile> file =
                material.flatMap(
                        found -> activity.file().flatMap(found::file).or(found::principal));
        if (material.isEmpty() || file.isEmpty()) {
            lesson.add(quiet("learn.material.gone"));
            return;
        }
        partSentence(material.get(), file.get()).ifPresent(lesson::add);
        List<ExaminedFile> examined =
                study.shelf().materials().examined(material.get()).stream()
                        .map(this::part)
                        .toList();
        Optional<ExaminedFile> known =
                examined.stream()
                        .filter(one -> one.file().id().equals(file.get().id()))
                        .findFirst();
        if (known.isPresent()) {
            show(lesson, material.get(), known.get(), examined, parameters);
        } else {
            lesson.add(download(file.get()), LessonView.end());
        }
        Anchor source =
                new Anchor("/m/" + material.get().id(), material.get().description().title());
        source.getElement().setAttribute("lang", material.get().description().language());
        Paragraph from = new Paragraph(words.get("learn.source") + " ");
        from.addClassName("quiet");
        from.add(source);
        lesson.add(from);
    }

    private void show(
            HtmlContainer lesson,
            Material material,
            ExaminedFile file,
            List<ExaminedFile> all,
            Map<String, List<String>> parameters) {
        int page = page(parameters);
        Component viewer =
                switch (file.findings().kind()) {
                    case DOCUMENT ->
                            PdfViewer.shows(file)
                                    ? pdf(file, page)
                                    : new TextReader(words, material.id(), file, page, "");
                    case SLIDES -> {
                        Tags.data(lesson, "page", Integer.toString(page));
                        yield new SlideViewer(words, material.id(), file, page, "");
                    }
                    case IMAGE -> new ImageViewer(file, material.description().title(), "");
                    case AUDIO, VIDEO -> player(material, file, all, parameters);
                    case CAPTIONS -> new TextReader(words, material.id(), file, page, "");
                    case BUNDLE ->
                            Website.of(words, study.assets(), study.shelf().bundles(), file)
                                    .<Component>map(website -> website)
                                    .orElseGet(() ->
                                            Tags.link(
                                                    words.get("learn.open-bundle"),
                                                    "/m/" + material.id(),
                                                    "button"));
                    case OTHER -> download(file.file());
                };
        stay(viewer.getElement());
        lesson.add(viewer);
        // What is played or shown by pages is done when they were seen, not when its end was.
        boolean byParts =
                viewer instanceof Player || viewer instanceof PdfViewer && file.pages() > 0;
        if (!byParts && !hasNext(viewer.getElement())) {
            lesson.add(LessonView.end());
        }
    }

    private PdfViewer pdf(ExaminedFile file, int page) {
        PdfViewer viewer = new PdfViewer(words, study.assets(), file, page, "");
        return activity.part() instanceof Part.Pages(int from, int to)
                ? viewer.between(from, to)
                : viewer;
    }

    private Player player(
            Material material,
            ExaminedFile file,
            List<ExaminedFile> all,
            Map<String, List<String>> parameters) {
        List<ExaminedFile> captions = ExaminedFile.captionsOf(file.file(), all);
        double first = activity.part() instanceof Part.Times(double from, _) ? from : 0;
        double last = activity.part() instanceof Part.Times(_, double to) ? to : Double.MAX_VALUE;
        double left = progress.place().map(Progress.LastPlace::where).orElse(0L) / 1000.0;
        double wanted = number(parameters, "t").orElse(left);
        double start = wanted >= first && wanted < last - END && !over ? wanted : first;
        Player player =
                new Player(
                        words,
                        study.assets(),
                        material.id(),
                        file,
                        captions,
                        number(parameters, "t").isPresent() ? Math.max(first, wanted) : start,
                        "");
        return last < Double.MAX_VALUE ? player.between(first, last) : player;
    }

    /// The file as if there were nothing else in it than what the lesson is about.
    private ExaminedFile part(ExaminedFile file) {
        Findings all = file.findings();
        return activity.part() instanceof Part.Whole
                ? file
                : new ExaminedFile(
                        file.file(),
                        new Findings(
                                all.kind(),
                                all.mediaType(),
                                all.all().stream().filter(this::isWithin).toList()),
                        file.derivedRoot());
    }

    private boolean isWithin(Finding finding) {
        if (finding instanceof Finding.Text text) {
            return isWithin(text.place());
        }
        if (finding instanceof Finding.Chapter chapter) {
            return isWithin(chapter.span());
        }
        if (finding instanceof Finding.ShownSlide slide) {
            return isWithin(slide.span());
        }
        if (finding instanceof Finding.EmbeddedPicture picture) {
            return isWithin(picture.place());
        }
        // Without its headings, a text lists the places that are there.
        return !(finding instanceof Finding.Heading);
    }

    private boolean isWithin(Place place) {
        return switch (activity.part()) {
            case Part.Whole() -> true;
            case Part.Pages(int from, int to) ->
                    from <= Places.number(place) && Places.number(place) <= to;
            case Part.Times(double from, double to) ->
                    !(place instanceof Place.Span(double start, double end))
                            || (end > from && start < to);
        };
    }

    /// Where somebody wants to be, or was last, within the part.
    private int page(Map<String, List<String>> parameters) {
        int left = progress.place().map(place -> (int) place.where()).orElse(1);
        int wanted =
                number(parameters, "page")
                        .or(() -> number(parameters, "slide"))
                        .or(() -> number(parameters, "section"))
                        .map(Double::intValue)
                        .orElse(left);
        return activity.part() instanceof Part.Pages(int from, int to)
                ? Math.clamp(wanted, from, to)
                : Math.max(1, wanted);
    }

    /// Links to other places of the material lead there within the course; those outside of the
    /// part lead nowhere.
    private void stay(Element element) {
        String href = element.getAttribute("href");
        if (element.getTag().equals("a") && href != null && href.startsWith("/m/")) {
            Matcher place = PLACE.matcher(href);
            if (place.find()) {
                boolean within =
                        !(activity.part() instanceof Part.Pages(int from, int to))
                                || place.group(1).equals("t")
                                || (Double.parseDouble(place.group(2)) >= from
                                        && Double.parseDouble(place.group(2)) <= to);
                if (within) {
                    element.setAttribute(
                            "href", address + "?" + place.group(1) + "=" + place.group(2));
                } else {
                    element.removeAttribute("href");
                    element.setAttribute("aria-disabled", "true");
                }
            }
        }
        element.getChildren().filter(child -> !child.isTextNode()).forEach(this::stay);
    }

    private static boolean hasNext(Element element) {
        return ("next".equals(element.getAttribute("rel")) && element.hasAttribute("href"))
                || element.getChildren()
                        .filter(child -> !child.isTextNode())
                        .anyMatch(MaterialLesson::hasNext);
    }

    private Optional<Paragraph> partSentence(Material material, MaterialFile file) {
        Optional<String> said =
                switch (activity.part()) {
                    case Part.Whole() -> Optional.empty();
                    case Part.Pages(int from, int to) ->
                            Optional.of(
                                    from == to
                                            ? words.get("learn.part.page", from)
                                            : words.get("learn.part.pages", from, to));
                    case Part.Times(double from, double to) ->
                            Optional.of(
                                    words.get(
                                            "learn.part.times",
                                            Words.clock(from),
                                            Words.clock(to)));
                };
        return said.map(sentence -> {
            Paragraph part = quietText(sentence + " ");
            Place whole = new Place.Whole();
            Anchor link =
                    new Anchor(
                            Address.of(material.id(), file.id(), whole, ""),
                            words.get("learn.part.whole"));
            part.add(link);
            return part;
        });
    }

    private Anchor download(MaterialFile file) {
        Anchor link =
                Tags.link(
                        words.get("learn.download", file.name(), words.size(file.stored().size())),
                        Address.of(file),
                        "button");
        link.getElement().setAttribute("download", file.name());
        link.setRouterIgnore(true);
        return link;
    }

    private Paragraph quiet(String key) {
        return quietText(words.get(key));
    }

    private static Paragraph quietText(String text) {
        Paragraph quiet = new Paragraph(text);
        quiet.addClassName("quiet");
        return quiet;
    }

    private static Optional<Double> number(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(text -> text.matches("\\d{1,7}(\\.\\d{1,3})?"))
                .map(Double::valueOf)
                .findFirst();
    }
}
