package org.khuevan.ui.shell;

import com.vaadin.flow.component.UI;
import java.io.Serializable;
import org.springframework.stereotype.Component;

/// The styles of the pages on which people work; visitors never load them.
@Component
public class WorkLook implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient Assets assets;

    WorkLook(Assets assets) {
        this.assets = assets;
    }

    /// Loads them, once a window.
    public void bring(UI ui) {
        ui.getPage().addStyleSheet("context:/" + assets.address("/look/work.css"));
    }
}
