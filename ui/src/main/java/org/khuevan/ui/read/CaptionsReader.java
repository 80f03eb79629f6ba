package org.khuevan.ui.read;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// Captions that came alone: what is said, with its seconds, open at the wanted one.
public final class CaptionsReader extends Section {

    private static final long serialVersionUID = 1;

    private final transient Assets assets;

    /// @param seconds from the start that the address wants
    /// @param sought words to be marked, or empty
    public CaptionsReader(
            Words words, Assets assets, ExaminedFile file, double seconds, String sought) {
        this.assets = assets;
        addClassNames("text-reader", "chapter-reader");
        getElement().setAttribute("aria-label", words.get("text.label"));
        getElement().appendChild(ChapterReader.look(assets));
        List<Finding.Text> cues =
                file.findings()
                        .of(Finding.Text.class)
                        .filter(text -> text.place() instanceof Place.Span)
                        .toList();
        if (cues.isEmpty()) {
            add(new Paragraph(words.get("text.none")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassNames("cue-list", "chapter");
        boolean opened = seconds <= 0;
        for (Finding.Text cue : cues) {
            Place.Span span = (Place.Span) cue.place();
            ListItem item = item(span, cue.text(), sought);
            if (!opened && span.end() > seconds) {
                item.getElement().setAttribute("data-opened", "");
                opened = true;
            }
            list.add(item);
        }
        add(list);
    }

    private static ListItem item(Place.Span span, String said, String sought) {
        HtmlContainer time = new HtmlContainer("time");
        time.setText(clock(span.start()));
        Span text = new Span();
        Pieces.marked(said.strip(), sought).forEach(text::add);
        return new ListItem(time, text);
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/reader.js"));
    }
}
