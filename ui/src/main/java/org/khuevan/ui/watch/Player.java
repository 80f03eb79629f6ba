package org.khuevan.ui.watch;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;

/// Plays a recording from a second on, with captions, speed, quality and keys, and shows beside it
/// what is said, its chapters, and the slides that were shown. Without scripts there still is a
/// player of the browser's own, and everything beside it.
@Tag("khuevan-player")
public final class Player extends HtmlContainer {

    private static final long serialVersionUID = 1;

    /// What the script says on its buttons, by the ends of their keys.
    private static final List<String> LABELS =
            List.of(
                    "play",
                    "pause",
                    "back",
                    "forward",
                    "seek",
                    "mute",
                    "unmute",
                    "captions",
                    "off",
                    "speed",
                    "quality",
                    "quality.auto",
                    "quality.sound",
                    "full",
                    "full.end",
                    "failed",
                    "keys");

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
                .setAttribute("start", seconds(start))
                .setAttribute("captions", sought.isBlank() ? "" : "on")
                .setAttribute("hls", "/webjars/hls.js/1.4.12/dist/hls.light.min.js");
        LABELS.forEach(label ->
                getElement()
                        .setAttribute(
                                "label-" + label.replace('.', '-'), words.get("player." + label)));
        sources(file, video);
        Element look = new Element("link");
        look.setAttribute("rel", "stylesheet")
                .setAttribute("href", assets.address("/look/player.css"));
        getElement().appendChild(look);
        Div stage = new Div();
        stage.addClassName("stage");
        stage.getElement().appendChild(media(words, file, beside, video));
        add(stage);
        growing(words, file).ifPresent(this::add);
        ChapterList.of(words, material, file).ifPresent(this::add);
        SlideStrip.of(words, material, file).ifPresent(this::add);
        Transcript.of(words, material, file, beside, sought).ifPresent(this::add);
    }

    private void sources(ExaminedFile file, boolean video) {
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
        file.findings()
                .of(Finding.Duration.class)
                .findFirst()
                .ifPresent(length ->
                        getElement().setAttribute("data-length", seconds(length.seconds())));
        file.findings()
                .of(Finding.SeekPictures.class)
                .findFirst()
                .ifPresent(pictures ->
                        getElement()
                                .setAttribute(
                                        "seek-pictures",
                                        Address.derived(file.file(), pictures.path())));
        file.findings()
                .of(Finding.Waveform.class)
                .findFirst()
                .ifPresent(shape ->
                        getElement()
                                .setAttribute(
                                        "peaks",
                                        shape.peaks().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(","))));
    }

    /// Plays nothing before the first of two seconds and nothing after the last: there it pauses,
    /// and its element fires `ended`. The element fires the standard events of media (`timeupdate`,
    /// `play`, `seeked` …) and answers `currentTime`, `duration` and `paused`, so that a page may
    /// note what was watched.
    ///
    /// @param first, last in seconds of the whole recording
    public Player between(double first, double last) {
        getElement().setAttribute("first", seconds(first)).setAttribute("end", seconds(last));
        return this;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static Optional<Paragraph> growing(Words words, ExaminedFile file) {
        if (file.file().examination().isOver()) {
            return Optional.empty();
        }
        Paragraph note = new Paragraph(words.get("player.growing"));
        note.addClassName("player-growing");
        note.getElement().setAttribute("role", "status");
        return Optional.of(note);
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
        boolean drawn = file.findings().of(Finding.Waveform.class).findAny().isPresent();
        file.findings()
                .of(Finding.Thumbnail.class)
                // The shape of a sound is drawn by the player.
                .filter(poster -> !drawn || !poster.path().equals("shape.jpg"))
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
        for (ExaminedFile source : spoken(file, beside)) {
            for (Finding.Captions captions :
                    source.findings().of(Finding.Captions.class).toList()) {
                Element track = track(words, source, captions);
                if (first) {
                    track.setAttribute("default", true);
                }
                media.appendChild(track);
                first = false;
            }
        }
        return media;
    }

    private static Element track(Words words, ExaminedFile source, Finding.Captions captions) {
        return new Element("track")
                .setAttribute("kind", "captions")
                .setAttribute("src", Address.derived(source.file(), captions.path()))
                .setAttribute("srclang", captions.language())
                .setAttribute("label", label(words, captions));
    }

    /// What a track is called, also that nobody has approved it yet.
    static String label(Words words, Finding.Captions captions) {
        String language =
                captions.language().equals("und")
                        ? words.get("player.captions")
                        : words.language(captions.language());
        String name = captions.label().isBlank() ? language : captions.label();
        return switch (captions.by()) {
            case FILE, PERSON -> name;
            case MACHINE -> words.get("player.captions.automatic", name);
        };
    }

    private static List<ExaminedFile> spoken(ExaminedFile file, List<ExaminedFile> beside) {
        List<ExaminedFile> sources = new ArrayList<>(List.of(file));
        sources.addAll(beside);
        return sources;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/player.js"));
    }
}
