package org.khuevan.ui.shell;

import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.khuevan.deposit.Upload;
import tools.jackson.databind.json.JsonMapper;

/// Tells `scripts/upload.js` where files go that are chosen in an element `khuevan-upload`, what is
/// there already, and its words.
public final class UploadWords {

    private static final List<String> WORDS =
            List.of(
                    "drop",
                    "choose",
                    "hint",
                    "list",
                    "progress",
                    "queued",
                    "running",
                    "keeping",
                    "left",
                    "paused",
                    "waiting",
                    "trying",
                    "pause",
                    "pause-file",
                    "go-on",
                    "go-on-file",
                    "cancel",
                    "cancel-file",
                    "kept",
                    "leftover",
                    "choose-again",
                    "choose-again-file",
                    "signed-out",
                    "refused",
                    "gone",
                    "too-large",
                    "full",
                    "unreadable",
                    "not-taken",
                    "same-name",
                    "nothing",
                    "failed");

    private UploadWords() {}

    /// @param to metadata of the uploads that says where they go
    /// @param largest that is taken, in bytes
    /// @param word by its key; an empty one leaves what was refused to the server's own words
    public static void tell(
            Element element,
            Map<String, String> to,
            long largest,
            List<Upload> unfinished,
            UnaryOperator<String> word) {
        Map<String, String> said = new LinkedHashMap<>();
        WORDS.forEach(key -> said.put(key, word.apply(key)));
        JsonMapper json = JsonMapper.shared();
        element.setAttribute("to", json.writeValueAsString(to))
                .setAttribute("largest", Long.toString(largest))
                .setAttribute("words", json.writeValueAsString(said))
                .setAttribute(
                        "unfinished",
                        json.writeValueAsString(
                                unfinished.stream().map(UploadWords::told).toList()));
    }

    /// @return with `modified`, in milliseconds, if the browser has told when the file was changed
    private static Map<String, Object> told(Upload upload) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", upload.id().value());
        told.put("name", upload.name());
        told.put("length", upload.length());
        told.put("offset", upload.offset());
        upload.modified().ifPresent(when -> told.put("modified", when.toEpochMilli()));
        return told;
    }
}
