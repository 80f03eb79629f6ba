package org.khuevan.settings;

import java.util.Locale;
import java.util.Set;

/// What this process does; several processes of one platform may share the work.
///
/// @param web whether it answers people and programs
/// @param worker whether it runs jobs
public record Roles(boolean web, boolean worker) {

    public Roles {
        if (!web && !worker) {
            throw new IllegalArgumentException("a process is web, worker or both");
        }
    }

    static Roles of(Set<String> names) {
        boolean web = false;
        boolean worker = false;
        for (String name : names) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "web" -> web = true;
                case "worker" -> worker = true;
                default -> throw unknown(name);
            }
        }
        if (!web && !worker) {
            throw unknown("");
        }
        return new Roles(web, worker);
    }

    private static CannotStart unknown(String name) {
        return new CannotStart(
                "khuevan.roles names \"" + name + "\", which is no role of a process.",
                "Use khuevan.roles=web, khuevan.roles=worker or khuevan.roles=web,worker.");
    }
}
