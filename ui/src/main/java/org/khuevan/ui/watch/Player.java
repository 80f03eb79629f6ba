package org.khuevan.ui.watch;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// Plays a stream from a second on, with captions, speed and keys, and shows beside it what is
/// said.
@Tag("khuevan-player")
public final class Player extends HtmlContainer {

    private static final long serialVersionUID = 1;
    private static final int LINES = 4_000;

    private final transient Assets assets;

    /// @param beside files of captions that belong to it
    /// @param start in seconds
    /// @param sought words that brought somebody here, to be marked; or empty
    public Player(
            Words words,
            Assets assets,
            MaterialId material,
            ExaminedFile file,
            List<ExaminedFile> beside,
            double start,
            String sought) {
        this.assets = assets;
        boolean video = file.findings().kind() == Kind.VIDEO;
        getElement()
                .setAttribute("data-kind", video ? "video" : "audio")
                .setAttribute("start", String.format(Locale.ROOT, "%.1f", start))
                .setAttribute("captions", sought.isBlank() ? "" : "on")
                .setAttribute("hls", "/webjars/hls.js/1.4.12/dist/hls.light.min.js")
                .setAttribute("label-speed", words.get("player.speed"))
                .setAttribute("label-quality", words.get("player.quality"))
                .setAttribute("label-auto", words.get("player.quality.auto"))
                .setAttribute("label-sound", words.get("player.quality.sound"))
                .setAttribute("label-failed", words.get("player.failed"))
                .setAttribute("label-keys", words.get("player.keys"));
        file.findings()
                .of(Finding.Stream.class)
                .findFirst()
                .ifPresent(stream -> {
                    getElement().setAttribute("src", Address.derived(file.file(), stream.path()));
                    if (video && !stream.sound().isEmpty()) {
                        getElement()
                                .setAttribute(
                                        "sound", Address.derived(file.file(), stream.sound()));
                    }
                });
        Div stage = new Div();
        stage.addClassName("stage");
        stage.getElement().appendChild(media(words, file, beside, video));
        add(stage);
        List<Finding.Text> said = new ArrayList<>();
        file.findings().of(Finding.Text.class).forEach(said::add);
        if (said.isEmpty() && !beside.isEmpty()) {
            beside.getFirst().findings().of(Finding.Text.class).forEach(said::add);
        }
        if (!said.isEmpty()) {
            add(transcript(words, material, file, said, sought));
        }
    }

    /// Plays only to a second: there it pauses, and its element fires `ended`. The element fires
    /// the standard events of media (`timeupdate`, `play`, `seeked` …) and answers `currentTime`,
    /// `duration` and `paused`, so that a page may note what was watched.
    ///
    /// @param end in seconds of the whole recording
    public Player until(double end) {
        getElement().setAttribute("end", String.format(Locale.ROOT, "%.1f", end));
        return this;
    }

    private static Element media(
            Words words, ExaminedFile file, List<ExaminedFile> beside, boolean video) {
        // Both kinds play in a video element, for only that one shows captions.
        Element media =
                new Element("video")
                        .setAttribute("controls", true)
                        .setAttribute("playsinline", true)
                        .setAttribute("preload", "metadata")
                        .setAttribute("aria-label", file.file().name());
        file.findings()
                .of(Finding.Thumbnail.class)
                .findFirst()
                .ifPresent(poster ->
                        media.setAttribute("poster", Address.derived(file.file(), poster.path())));
        if (video) {
            file.findings()
                    .of(Finding.Dimensions.class)
                    .findFirst()
                    .ifPresent(size ->
                            media.getStyle()
                                    .set("aspect-ratio", size.width() + " / " + size.height()));
        }
        boolean first = true;
        for (ExaminedFile source : sources(file, beside)) {
            for (Finding.Captions captions :
                    source.findings().of(Finding.Captions.class).toList()) {
                String language =
                        captions.language().equals("und")
                                ? words.get("player.captions")
                                : words.language(captions.language());
                Element track =
                        new Element("track")
                                .setAttribute("kind", "captions")
                                .setAttribute(
                                        "src", Address.derived(source.file(), captions.path()))
                                .setAttribute("srclang", captions.language())
                                .setAttribute(
                                        "label",
                                        captions.label().isBlank() ? language : captions.label());
                if (first) {
                    track.setAttribute("default", true);
                }
                media.appendChild(track);
                first = false;
            }
        }
        return media;
    }

    private static List<ExaminedFile> sources(ExaminedFile file, List<ExaminedFile> beside) {
        List<ExaminedFile> sources = new ArrayList<>(List.of(file));
        sources.addAll(beside);
        return sources;
    }

    private static Section transcript(
            Words words,
            MaterialId material,
            ExaminedFile file,
            List<Finding.Text> said,
            String sought) {
        OrderedList lines = new OrderedList();
        said.stream()
                .limit(LINES)
                .forEach(text -> {
                    if (text.place() instanceof Place.Span(double from, double to)) {
                        Span time = new Span(Words.clock(from));
                        time.addClassName("place");
                        Span line = new Span();
                        Pieces.marked(text.text().strip(), sought).forEach(line::add);
                        Anchor link =
                                new Anchor(
                                        Address.of(material, file.file().id(), text.place(), ""),
                                        "");
                        link.add(time, line);
                        link.getElement()
                                .setAttribute("data-start", Double.toString(from))
                                .setAttribute("data-end", Double.toString(to));
                        link.setRouterIgnore(true);
                        lines.add(new ListItem(link));
                    }
                });
        Section transcript = new Section(new H2(words.get("player.transcript")), lines);
        transcript.addClassName("transcript");
        // What scrolls must be reachable with the keyboard.
        lines.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", words.get("player.transcript"));
        return transcript;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/player.js"));
    }
}
