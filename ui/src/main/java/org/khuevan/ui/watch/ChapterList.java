package org.khuevan.ui.watch;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ui.shell.Words;

/// The chapters that a recording names.
final class ChapterList extends Section {

    private static final long serialVersionUID = 1;

    private ChapterList(
            Words words, MaterialId material, ExaminedFile file, List<Finding.Chapter> chapters) {
        addClassName("chapters");
        OrderedList list = new OrderedList();
        for (int i = 0; i < chapters.size(); i++) {
            Finding.Chapter chapter = chapters.get(i);
            Span time = new Span(Words.clock(chapter.span().start()));
            time.addClassName("place");
            String title =
                    chapter.title().isBlank()
                            ? words.get("player.chapter", i + 1)
                            : chapter.title();
            Anchor link = Seconds.link(material, file, chapter.span());
            link.add(time, new Span(title));
            list.add(new ListItem(link));
        }
        add(new H2(words.get("player.chapters")), list);
    }

    static Optional<ChapterList> of(Words words, MaterialId material, ExaminedFile file) {
        List<Finding.Chapter> chapters = file.findings().of(Finding.Chapter.class).toList();
        return chapters.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChapterList(words, material, file, chapters));
    }
}
