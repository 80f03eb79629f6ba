package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.shared.ui.LoadMode;
import java.util.List;
import java.util.Map;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Upload;
import org.khuevan.deposit.Uploads;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.UploadWords;
import org.khuevan.ui.shell.Words;

/// Where files are dropped and their uploads are seen. The work is done in the browser, by
/// `scripts/upload.js`, against the tus endpoint; the bytes never pass through a page.
@Tag("khuevan-upload")
public final class UploadZone extends HtmlComponent {

    private static final long serialVersionUID = 1;

    private final transient Assets assets;

    /// @param kept is told when a file is whole and part of the draft
    public UploadZone(
            Words words,
            Assets assets,
            MaterialId material,
            List<Upload> unfinished,
            SerializableRunnable kept) {
        this.assets = assets;
        UploadWords.tell(
                getElement(),
                Map.of("material", material.value()),
                Uploads.LARGEST,
                unfinished,
                key -> words.get("upload." + key));
        getElement().addEventListener("kept", _ -> kept.run());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var page = event.getUI().getPage();
        page.addJavaScript(
                "context:/" + assets.address("/scripts/tus-4.3.1.min.js"), LoadMode.EAGER);
        page.addJsModule("context:/" + assets.address("/scripts/upload.js"));
    }

    /// Leads the keyboard to the button that chooses files.
    void focusChoice() {
        getElement().executeJs("this.querySelector('[data-choose]')?.focus()");
    }

    /// Does what leaves no place for files that come later, such as publishing: at once if all are
    /// here, and otherwise once a person has agreed; the others are stopped then.
    ///
    /// @param unfinished how many uploads of the material the server knows of
    public void withoutTheRest(
            Words words, SerializableSupplier<Integer> unfinished, SerializableRunnable then) {
        getElement()
                .executeJs("return this.unknown ?? 0")
                .then(
                        Integer.class,
                        unknown -> {
                            int missing = unknown + unfinished.get();
                            if (missing == 0) {
                                then.run();
                            } else {
                                Question.ask(
                                        words,
                                        "publish-without",
                                        words.get("publish-without.count", missing),
                                        () -> giveUp(then));
                            }
                        });
    }

    private void giveUp(SerializableRunnable then) {
        getElement().executeJs("return this.giveUp?.()").then(_ -> then.run());
    }
}
