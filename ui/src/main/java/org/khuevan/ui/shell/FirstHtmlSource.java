package org.khuevan.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.people.Actor;

/// Knows the first HTML of some addresses.
public interface FirstHtmlSource {

    /// @return empty for addresses that are not its own
    Optional<FirstHtml> of(Visit visit);

    /// One visit of an address.
    ///
    /// @param path without the `/` before it
    /// @param origin scheme, host and port, without `/` at the end
    record Visit(
            String path,
            Map<String, List<String>> parameters,
            String origin,
            Actor actor,
            Words words) {

        public Visit {
            parameters = Map.copyOf(parameters);
        }

        public String parameter(String name) {
            return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        }
    }
}
