package org.khuevan.ui.watch;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// What is said in a recording, line by line: of its first track of captions, until somebody
/// chooses another.
final class Transcript extends Section {

    private static final long serialVersionUID = 1;
    private static final int LINES = 4_000;

    private Transcript(
            Words words,
            MaterialId material,
            ExaminedFile file,
            List<Finding.Text> said,
            String sought) {
        OrderedList lines = new OrderedList();
        said.stream()
                .limit(LINES)
                .forEach(text -> {
                    if (text.place() instanceof Place.Span span) {
                        lines.add(new ListItem(line(material, file, text, span, sought)));
                    }
                });
        addClassName("transcript");
        // What scrolls must be reachable with the keyboard.
        lines.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", words.get("player.transcript"));
        add(new H2(words.get("player.transcript")), lines);
    }

    static Optional<Transcript> of(
            Words words,
            MaterialId material,
            ExaminedFile file,
            List<ExaminedFile> beside,
            String sought) {
        List<Finding.Text> said =
                Stream.concat(Stream.of(file), beside.stream())
                        .map(Transcript::spoken)
                        .filter(texts -> !texts.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Transcript(words, material, file, said, sought));
    }

    private static List<Finding.Text> spoken(ExaminedFile file) {
        Optional<Finding.Captions> track = file.findings().of(Finding.Captions.class).findFirst();
        List<Finding.Text> said =
                track.map(found -> file.findings().textsOf(found)).orElse(List.of());
        boolean grouped =
                !said.isEmpty()
                        || file.findings().of(Finding.ShownSlide.class).findAny().isPresent();
        // Examiners before the third version kept no groups, and saw no slides.
        return grouped ? said : file.findings().of(Finding.Text.class).toList();
    }

    private static Anchor line(
            MaterialId material,
            ExaminedFile file,
            Finding.Text text,
            Place.Span span,
            String sought) {
        Span time = new Span(Words.clock(span.start()));
        time.addClassName("place");
        Span words = new Span();
        Pieces.marked(text.text().strip(), sought).forEach(words::add);
        Anchor link = Seconds.link(material, file, span);
        link.add(time, words);
        return link;
    }
}
