package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.function.SerializableSupplier;

/// A panel that is worked out when somebody opens it: in a large course that takes a while, and of
/// many of them most are never looked at.
final class LaterPanel extends NativeDetails {

    private static final long serialVersionUID = 1;

    LaterPanel(String title, SerializableSupplier<Component> content) {
        super(new H2(title));
        addClassNames("panel", "later");
        addToggleListener(event -> {
            if (event.isOpened() && getContent() == null) {
                setContent(content.get());
            }
        });
    }
}
