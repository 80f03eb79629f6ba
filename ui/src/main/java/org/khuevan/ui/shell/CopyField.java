package org.khuevan.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;

/// Something to copy: a text that can be selected, and a button that does it.
public final class CopyField extends Div {

    private static final long serialVersionUID = 1;

    /// Browsers let a page write to the clipboard only while it answers a click, and only on secure
    /// addresses; elsewhere the old way still works.
    private static final String COPY =
            """
            const text = this.previousElementSibling; text.select();
            (navigator.clipboard ? navigator.clipboard.writeText(text.value) : Promise.reject())
              .catch(() => document.execCommand('copy'));
            this.textContent = this.dataset.copied;
            """;

    /// @param label what the text is, for those who do not see the page
    public CopyField(Words words, String label, String text) {
        addClassName("copy-field");
        Input field = new Input();
        field.setValue(text);
        field.setAriaLabel(label);
        field.getElement().setAttribute("readonly", true);
        NativeButton copy = new NativeButton(words.get("copy"));
        copy.addClassNames("button", "button-quiet");
        copy.getElement()
                .setAttribute("type", "button")
                .setAttribute("data-copied", words.get("copied"))
                .setAttribute("onclick", COPY);
        add(field, copy);
    }
}
