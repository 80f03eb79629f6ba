package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import org.khuevan.ingest.Kind;
import org.khuevan.ui.shell.Words;

/// Having all files of a kind read again, because something is there now that was not: an office
/// program, a program that unpacks, fonts.
final class KindPanel extends Div {

    private static final long serialVersionUID = 1;

    KindPanel(Words words, SerializableConsumer<Kind> again) {
        Select<Kind> kind = new Select<>();
        kind.setLabel(words.get("jobs.kind.which"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(words::kind);
        kind.setValue(Kind.DOCUMENT);
        NativeButton button =
                new NativeButton(
                        words.get("jobs.upgrade.again"), _ -> again.accept(kind.getValue()));
        button.addClassNames("button", "button-quiet");
        Div row = new Div(kind, button);
        row.addClassName("jobs-kind");
        add(new Paragraph(words.get("jobs.kind.text")), row);
    }
}
