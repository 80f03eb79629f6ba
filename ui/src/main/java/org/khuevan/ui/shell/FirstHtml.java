package org.khuevan.ui.shell;

import com.vaadin.flow.component.Component;
import java.util.Map;

/// What the first HTML answer of a page says, before any script has run.
///
/// @param status of HTTP, such as 200, 404 or 410
/// @param canonical the one address of this content, starting with `/`; empty if it is not for
///   search engines
/// @param picture an address starting with `/`, or empty
/// @param type of Open Graph, such as `website` or `article`
/// @param linkedData a schema.org object, or empty
/// @param content readable without scripts and styled like the living page
public record FirstHtml(
        int status,
        String title,
        String description,
        String canonical,
        String picture,
        String type,
        Map<String, Object> linkedData,
        Component content) {

    public FirstHtml {
        linkedData = Map.copyOf(linkedData);
    }

    /// Without anything for search engines.
    public static FirstHtml plain(int status, String title, Component content) {
        return new FirstHtml(status, title, "", "", "", "website", Map.of(), content);
    }
}
