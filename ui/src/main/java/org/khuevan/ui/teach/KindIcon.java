package org.khuevan.ui.teach;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.khuevan.ingest.Kind;

/// The picture of a kind of file, where there is none of the file itself.
final class KindIcon {

    private KindIcon() {}

    static Span of(Kind kind) {
        Span icon = new Span();
        icon.addClassNames("icon", "icon-kind", "icon-" + kind.name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
