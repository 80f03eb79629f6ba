package org.khuevan.ui.read;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// The text of a file inside a bundle, page by page, with words marked.
final class InsideText extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200_000;

    InsideText(Words words, ExaminedFile bundle, String path, String sought) {
        addClassNames("prose", "bundle-text");
        int room = LONGEST;
        for (Finding.Text text : bundle.findings().of(Finding.Text.class).toList()) {
            if (text.place() instanceof Place.Inside(String in, Place at)
                    && in.equals(path)
                    && room > 0) {
                room -= text.text().length();
                String heading = words.place(at);
                if (!heading.isEmpty()) {
                    H3 title = new H3();
                    Pieces.marked(heading, sought).forEach(title::add);
                    add(title);
                }
                text.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> {
                            Paragraph paragraph = new Paragraph();
                            Pieces.marked(line, sought).forEach(paragraph::add);
                            add(paragraph);
                        });
            }
        }
    }
}
