package org.khuevan.ui.operate;

import com.vaadin.flow.component.UI;
import java.io.Serializable;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.WorkLook;
import org.springframework.stereotype.Component;

/// The styles of the page about lasting work.
@Component
class JobsLook implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient Assets assets;
    private final WorkLook work;

    JobsLook(Assets assets, WorkLook work) {
        this.assets = assets;
        this.work = work;
    }

    void bring(UI ui) {
        work.bring(ui);
        ui.getPage().addStyleSheet("context:/" + assets.address("/look/jobs.css"));
    }
}
