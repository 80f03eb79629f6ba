package org.khuevan.ui.operate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khuevan.ui.shell.WorkLook;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// How the parts of the platform are, as its health endpoint tells monitors.
@Component
class PlatformHealth {

    /// What the platform goes on without.
    private static final Set<String> WANTING =
            Set.of("FAILING", "NO_MODEL", "OTHER_INDEX", "WITH_NETWORK");

    private final HealthEndpoint endpoint;
    private final WorkLook look;

    PlatformHealth(HealthEndpoint endpoint, WorkLook look) {
        this.endpoint = endpoint;
        this.look = look;
    }

    /// @param detail a technical line, or empty
    /// @param state a word for what is neither well nor unwell, or empty
    /// @param uses the name of what it works with, or empty
    /// @param languages that it understands, as tags
    /// @param holds how much it has, or -1
    /// @param free bytes left, or -1 for parts that do not fill up
    /// @param total bytes there are, or -1
    record Part(
            String name,
            boolean well,
            String detail,
            String state,
            String uses,
            List<String> languages,
            long holds,
            long free,
            long total) {}

    WorkLook look() {
        return look;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (endpoint.health() instanceof CompositeHealthDescriptor all) {
            Map<String, HealthDescriptor> components = all.getComponents();
            (components == null ? Map.<String, HealthDescriptor>of() : components)
                    .forEach((name, part) -> parts.add(part(name, part)));
        }
        // Whether the process answers probes says nothing to somebody who reads this page.
        parts.removeIf(part ->
                List.of("ping", "ssl", "livenessState", "readinessState").contains(part.name()));
        // Nor does what the operator did not ask for.
        parts.removeIf(part -> part.state().equals("OFF"));
        return parts;
    }

    private static Part part(String name, HealthDescriptor part) {
        Map<String, Object> details =
                part instanceof IndicatedHealthDescriptor one && one.getDetails() != null
                        ? one.getDetails()
                        : Map.of();
        String state = String.valueOf(details.getOrDefault("state", ""));
        boolean well = part.getStatus().equals(Status.UP) && !WANTING.contains(state);
        return new Part(
                name,
                well,
                well ? "" : String.valueOf(details.getOrDefault("error", part.getStatus())),
                state,
                String.valueOf(details.getOrDefault("model", "")),
                details.get("languages") instanceof Collection<?> tags
                        ? tags.stream().map(String::valueOf).sorted().toList()
                        : List.of(),
                number(details.get("vectors")),
                number(details.get("free")),
                number(details.get("total")));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }
}
