package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Alternatives;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// One file of a draft: what it is, how far its examination is, and what was found in it.
final class FileEntry extends ListItem {

    private static final long serialVersionUID = 1;
    private static final int FIRST_WORDS = 140;

    private final Words words;
    private final transient MaterialId material;
    private final transient Acts acts;
    private final Div picture = new Div();
    private final Div state = new Div();
    private final Div tools = new Div();
    private final NativeButton retry;
    private final NativeButton earlier;
    private final NativeButton later;
    private final NativeButton stop;
    private @Nullable MaterialFile file;

    /// What may be done with a file.
    interface Acts {

        /// Has it examined once more.
        void again(MaterialFile file);

        /// Stops its examination.
        void cancel(MaterialFile file);

        void remove(MaterialFile file);

        /// Says what a picture shows.
        void describe(MaterialFile file, String words);

        /// @param steps down; fewer than 0 are up
        void move(MaterialFile file, int steps);
    }

    FileEntry(Words words, MaterialId material, Acts acts, MaterialFile file) {
        this.words = words;
        this.material = material;
        this.acts = acts;
        addClassName("file-entry");
        picture.addClassName("file-picture");
        tools.addClassName("upload-tools");
        Anchor name = new Anchor(Address.of(file), file.name());
        name.addClassName("upload-name");
        name.setRouterIgnore(true);
        name.getElement().setAttribute("download", true);
        Div text = new Div(name, state);
        text.addClassName("upload-text");
        retry = tool("teach.again", file);
        retry.addClickListener(_ -> again());
        stop = tool("teach.stop", file);
        stop.addClickListener(_ -> acts.cancel(file));
        NativeButton removal = tool("teach.remove", file);
        removal.addClickListener(_ -> acts.remove(file));
        earlier = mover("earlier", file, () -> acts.move(file, -1));
        later = mover("later", file, () -> acts.move(file, 1));
        tools.add(earlier, later, retry, stop, removal);
        add(picture, text, tools);
    }

    private void again() {
        MaterialFile now = file;
        if (now != null) {
            acts.again(now);
        }
    }

    /// Whether the file is shown as it is now.
    boolean shows(MaterialFile now) {
        return now.equals(file);
    }

    /// @param findings if it was read
    void show(MaterialFile now, Optional<ExaminedFile> findings) {
        file = now;
        state.removeAll();
        picture.removeAll();
        getElement().setAttribute("data-state", name(now.examination()));
        retry.setVisible(false);
        stop.setVisible(!now.examination().isSettled());
        switch (now.examination()) {
            case ExaminationState.Queued() -> progress(words.get("teach.queued"), 0);
            case ExaminationState.Running(var step, int percent) -> {
                progress(words.of(step) + " · " + percent + " %", percent);
                findings.ifPresent(soFar -> showBeginning(now, soFar));
            }
            case ExaminationState.Done(boolean pictured) -> {
                findings.ifPresent(this::showFound);
                if (pictured) {
                    offerAgain("teach.again.whole", now);
                } else {
                    state.add(line(words.get(coming(now, findings))));
                }
            }
            case ExaminationState.Failed(_) -> failed(words.reason(now.examination()), now);
            case ExaminationState.GaveUp() -> failed(words.reason(now.examination()), now);
            case ExaminationState.Cancelled() -> failed(words.reason(now.examination()), now);
        }
        if (picture.getChildren().findAny().isEmpty()) {
            picture.add(KindIcon.of(now.kind()));
        }
    }

    private static String coming(MaterialFile now, Optional<ExaminedFile> found) {
        boolean scans =
                found.stream()
                        .flatMap(file -> file.findings().of(Finding.Scan.class))
                        .findAny()
                        .isPresent();
        if (scans) {
            return "teach.picturing.scans";
        }
        return now.kind() == Kind.VIDEO ? "teach.picturing.video" : "teach.picturing";
    }

    /// Where the file stands among others.
    void stands(boolean first, boolean last) {
        earlier.setVisible(!(first && last));
        later.setVisible(!(first && last));
        earlier.setEnabled(!first);
        later.setEnabled(!last);
    }

    /// What happened last, for those who hear the page.
    String spoken() {
        MaterialFile now = file;
        return now == null ? "" : now.name() + ": " + words.get("state." + name(now.examination()));
    }

    private void progress(String text, int percent) {
        Element bar = new Element("progress");
        bar.setAttribute("max", "100").setAttribute("value", Integer.toString(percent));
        bar.setAttribute("aria-label", text);
        state.getElement().appendChild(bar);
        state.add(line(text));
    }

    /// What can be played before all sizes of it are made.
    private void showBeginning(MaterialFile now, ExaminedFile soFar) {
        if (soFar.findings().of(Finding.Stream.class).findAny().isEmpty()) {
            return;
        }
        Anchor watch =
                new Anchor(
                        Address.of(material, now.id(), new Place.Whole(), ""),
                        words.get("teach.playable"));
        watch.addClassName("playable");
        Paragraph line = line("");
        line.removeAll();
        line.add(watch, new Span(" " + words.get("teach.playable.more")));
        state.add(line);
        thumbnail(soFar).ifPresent(picture::add);
    }

    private void failed(String why, MaterialFile now) {
        Paragraph reason = line(why);
        reason.addClassName("upload-problem");
        state.add(reason);
        offerAgain("teach.again", now);
    }

    private void showFound(ExaminedFile examined) {
        Findings found = examined.findings();
        state.add(line(String.join(" · ", facts(examined))));
        found.of(Finding.Text.class)
                .map(text -> text.text().strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(text -> {
                    Paragraph first = new Paragraph("“" + cut(text) + "”");
                    first.addClassName("file-words");
                    state.add(first);
                });
        found.of(Finding.Remark.class)
                .map(remark -> line(words.of(remark.notice())))
                .forEach(line -> {
                    line.addClassName("upload-notice");
                    state.add(line);
                });
        thumbnail(examined).ifPresent(picture::add);
        showAlternative(examined);
        if (found.kind() == Kind.VIDEO || found.kind() == Kind.AUDIO) {
            Anchor captions =
                    new Anchor(
                            "/teach/captions/" + examined.file().id(), words.get("captions.edit"));
            captions.getElement()
                    .setAttribute(
                            "aria-label", words.get("captions.edit-of", examined.file().name()));
            Paragraph line = new Paragraph(captions);
            line.addClassName("file-captions");
            state.add(line);
        }
    }

    /// For a picture, what is said of it to those who do not see it.
    private void showAlternative(ExaminedFile examined) {
        if (!Alternatives.isPicture(examined.file())) {
            return;
        }
        Input words = new Input();
        words.setId("alternative-" + examined.file().id());
        words.getElement().setAttribute("maxlength", "1000").setAttribute("autocomplete", "off");
        examined.findings()
                .of(Finding.Alternative.class)
                .findFirst()
                .ifPresent(said -> words.setValue(said.words()));
        NativeLabel label = new NativeLabel(this.words.get("teach.alternative"));
        label.setFor(words);
        Span hint = new Span(this.words.get("teach.alternative.hint"));
        hint.addClassName("field-hint");
        hint.setId("alternative-hint-" + examined.file().id());
        hint.getElement().setAttribute("role", "status");
        words.getElement().setAttribute("aria-describedby", hint.getId().orElseThrow());
        words.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                acts.describe(examined.file(), change.getValue());
                hint.setText(this.words.get("teach.alternative.kept"));
            }
        });
        Div field = new Div(label, words, hint);
        field.addClassName("file-alternative");
        state.add(field);
    }

    private List<String> facts(ExaminedFile examined) {
        Findings found = examined.findings();
        List<String> facts = new ArrayList<>();
        facts.add(words.kind(found.kind()));
        facts.add(words.extent(found.kind(), extent(found)));
        found.of(Finding.ReadingTime.class)
                .findFirst()
                .map(time -> words.get("teach.reading-time", time.minutes()))
                .ifPresent(facts::add);
        found.values(Finding.Property.Name.LANGUAGE)
                .findFirst()
                .map(words::language)
                .ifPresent(facts::add);
        if (found.kind() != Kind.CAPTIONS
                && found.of(Finding.Captions.class).findAny().isPresent()) {
            facts.add(words.get("teach.captions"));
        }
        facts.add(words.size(examined.file().stored().size()));
        facts.removeIf(String::isEmpty);
        return facts;
    }

    private static double extent(Findings found) {
        return found.of(Finding.Duration.class)
                .mapToDouble(Finding.Duration::seconds)
                .findFirst()
                .orElseGet(() ->
                        found.of(Finding.Pages.class)
                                .mapToDouble(Finding.Pages::count)
                                .findFirst()
                                .orElse(0));
    }

    static Optional<Component> thumbnail(ExaminedFile examined) {
        return examined.findings()
                .of(Finding.Thumbnail.class)
                .findFirst()
                .map(made -> {
                    Image image = new Image(Address.derived(examined.file(), made.path()), "");
                    image.getElement()
                            .setAttribute("loading", "lazy")
                            .setAttribute("width", Integer.toString(made.width()))
                            .setAttribute("height", Integer.toString(made.height()));
                    return image;
                });
    }

    private NativeButton tool(String key, MaterialFile file) {
        NativeButton button = new NativeButton();
        button.addClassNames("button", "button-quiet", "button-small");
        button.getElement().setAttribute("type", "button");
        label(button, key, file);
        return button;
    }

    private void label(NativeButton button, String key, MaterialFile file) {
        button.setText(words.get(key));
        button.getElement().setAttribute("aria-label", words.get(key) + ": " + file.name());
    }

    /// Offers to examine the file once more.
    private void offerAgain(String key, MaterialFile file) {
        label(retry, key, file);
        retry.setVisible(true);
    }

    private NativeButton mover(String way, MaterialFile file, Runnable move) {
        String label = words.get("teach." + way);
        NativeButton button = new NativeButton();
        button.add(Pieces.icon(way));
        button.addClassName("icon-button");
        button.getElement()
                .setAttribute("type", "button")
                .setAttribute("title", label)
                .setAttribute("aria-label", label + ": " + file.name());
        button.addClickListener(_ -> {
            move.run();
            button.focus();
        });
        return button;
    }

    private static Paragraph line(String text) {
        Paragraph line = new Paragraph(new Span(text));
        line.addClassName("upload-line");
        return line;
    }

    private static String cut(String text) {
        return text.length() <= FIRST_WORDS ? text : text.substring(0, FIRST_WORDS).strip() + "…";
    }

    private static String name(ExaminationState state) {
        return switch (state) {
            case ExaminationState.Queued() -> "queued";
            case ExaminationState.Running(_, _) -> "running";
            case ExaminationState.Done(_) -> "done";
            case ExaminationState.Failed(_) -> "failed";
            case ExaminationState.GaveUp() -> "failed";
            case ExaminationState.Cancelled() -> "failed";
        };
    }
}
