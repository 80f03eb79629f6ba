package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import org.khuevan.learning.HandIn;
import org.khuevan.ui.shell.Words;

/// The files of a piece of work. Pictures are seen at once: work is often a photograph of a page,
/// and nobody should have to open forty of them one by one.
final class HandedInFiles extends UnorderedList {

    private static final long serialVersionUID = 1;

    /// What every browser shows.
    private static final Set<String> SEEN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    HandedInFiles(Words words, List<HandIn.File> files) {
        addClassNames("plain-list", "handed-in-files");
        files.forEach(file -> add(item(words, file)));
    }

    private static ListItem item(Words words, HandIn.File file) {
        String address = "/api/learning/files/" + file.id();
        ListItem item =
                new ListItem(
                        link(address, file.name()),
                        CourseResultsPage.quiet(words.size(file.stored().size())));
        if (SEEN.contains(file.mediaType())) {
            // The line above it says its name.
            Image picture = new Image(address, "");
            picture.getElement().setAttribute("loading", "lazy");
            item.add(picture);
        }
        return item;
    }

    private static Anchor link(String address, String name) {
        Anchor link = new Anchor(address, name);
        link.setRouterIgnore(true);
        return link;
    }
}
