package org.khuevan.ui.watch;

import com.vaadin.flow.component.html.Anchor;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Place;

/// Links to seconds of a recording, which the player beside them follows without leaving the page.
final class Seconds {

    private Seconds() {}

    static Anchor link(MaterialId material, ExaminedFile file, Place.Span span) {
        Anchor link = new Anchor(Address.of(material, file.file().id(), span, ""), "");
        link.getElement()
                .setAttribute("data-start", Double.toString(span.start()))
                .setAttribute("data-end", Double.toString(span.end()));
        link.setRouterIgnore(true);
        return link;
    }
}
