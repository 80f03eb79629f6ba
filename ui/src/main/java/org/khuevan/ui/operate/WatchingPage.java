package org.khuevan.ui.operate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// A page of panels that looks again every few seconds while it is open.
abstract class WatchingPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final String title;
    private final Duration pause;
    private @Nullable Registration looking;

    /// @param title its key
    WatchingPage(Translations translations, String title, Duration pause) {
        this.words = translations.in(getLocale());
        this.title = words.get(title);
        this.pause = pause;
        addClassName("work-page");
        Div heading = new Div(new H1(this.title));
        heading.addClassName("work-heading");
        add(heading);
    }

    /// Shows how things are now.
    abstract void show();

    final Words words() {
        return words;
    }

    /// @param key of its heading
    final Div panel(String key, Component... content) {
        Div panel = new Div(new H2(words.get(key)));
        panel.add(content);
        panel.addClassName("panel");
        return panel;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().setPollInterval((int) pause.toMillis());
        looking = event.getUI().addPollListener(_ -> show());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (looking != null) {
            looking.remove();
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Khuê Văn";
    }
}
