package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.watch.Player;
import tools.jackson.databind.json.JsonMapper;

/// The captions of a recording beside it. Its script works on them through the API.
@Tag("khuevan-captions")
final class CaptionsEditor extends HtmlContainer {

    private static final long serialVersionUID = 1;

    private static final List<String> SAYINGS =
            List.of(
                    "editor",
                    "track",
                    "language",
                    "new",
                    "approve",
                    "approved",
                    "remove",
                    "removed",
                    "sure",
                    "download",
                    "automatic",
                    "automatic.mark",
                    "listening",
                    "heard",
                    "unheard",
                    "machine",
                    "cues",
                    "empty",
                    "none",
                    "add",
                    "keys",
                    "changed",
                    "clash",
                    "clash.mine",
                    "clash.theirs",
                    "clash.taken",
                    "saved",
                    "failed",
                    "offline",
                    "start",
                    "end",
                    "start.earlier",
                    "start.later",
                    "end.earlier",
                    "end.later",
                    "text",
                    "play",
                    "split",
                    "merge",
                    "delete",
                    "wrong");

    /// What the keys do, in the order in which they are listed.
    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("Ctrl + Space", "play");
        KEYS.put("Alt + P", "here");
        KEYS.put("Alt + ↑ ↓", "other");
        KEYS.put("Ctrl + Enter", "split");
        KEYS.put("Alt + M", "merge");
        KEYS.put("Alt + N", "add");
        KEYS.put("Alt + ← →", "start");
        KEYS.put("Alt + Shift + ← →", "end");
        KEYS.put("Alt + [ ]", "now");
        KEYS.put("Ctrl + Delete", "delete");
        KEYS.put("Ctrl + S", "save");
    }

    private final transient Assets assets;

    /// @param beside files of captions that belong to the recording
    /// @param automatic whether a program can write them
    CaptionsEditor(
            Words words,
            Assets assets,
            Material material,
            ExaminedFile recording,
            List<ExaminedFile> beside,
            boolean automatic) {
        this.assets = assets;
        String language = material.description().language();
        getElement()
                .setAttribute(
                        "files",
                        Stream.concat(Stream.of(recording), beside.stream())
                                .map(one -> one.file().id().value())
                                .collect(Collectors.joining(" ")))
                .setAttribute("stem", recording.file().stem())
                .setAttribute("language", language.isEmpty() ? "vi" : language)
                .setAttribute("automatic", automatic)
                .setAttribute("words", JsonMapper.shared().writeValueAsString(sayings(words)));
        Element style = new Element("link");
        style.setAttribute("rel", "stylesheet")
                .setAttribute("href", assets.address("/look/captions.css"));
        getElement().appendChild(style);
        add(new Player(words, assets, material.id(), silent(recording), List.of(), 0, ""));
    }

    /// The captions of the picture are those that are being written.
    private static ExaminedFile silent(ExaminedFile recording) {
        Findings found = recording.findings();
        List<Finding> rest =
                found.all().stream()
                        .filter(one ->
                                !(one instanceof Finding.Captions || one instanceof Finding.Text))
                        .toList();
        return new ExaminedFile(
                recording.file(),
                new Findings(found.kind(), found.mediaType(), rest),
                recording.derivedRoot());
    }

    private static Map<String, Object> sayings(Words words) {
        Map<String, Object> sayings = new LinkedHashMap<>();
        for (String saying : SAYINGS) {
            sayings.put(camel(saying), words.get("captions." + saying));
        }
        sayings.put("title", words.get("captions.editor"));
        sayings.put(
                "keylist",
                KEYS.entrySet().stream()
                        .map(key ->
                                List.of(key.getKey(), words.get("captions.key." + key.getValue())))
                        .toList());
        sayings.put(
                "languages",
                Stream.concat(
                                Vocabulary.LANGUAGE.terms().stream()
                                        .map(term ->
                                                List.of(term.code(), term.label(words.locale()))),
                                Stream.of(List.of("und", words.get("captions.unknown"))))
                        .toList());
        return sayings;
    }

    /// `start.earlier` is `startEarlier` to the script.
    private static String camel(String key) {
        String[] parts = key.split("\\.", -1);
        return parts.length == 1
                ? key
                : parts[0]
                        + parts[1].substring(0, 1).toUpperCase(Locale.ROOT)
                        + parts[1].substring(1);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/captions.js"));
    }
}
