package org.khuevan.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void everyOneIsMigratedAndForItself() {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.jdbc().sql("CREATE TABLE mine (it text)").update();
            assertThat(tables(one)).contains("flyway_schema_history", "mine");
            assertThat(tables(other)).contains("flyway_schema_history").doesNotContain("mine");
        }
    }

    private static java.util.List<@org.jspecify.annotations.Nullable String> tables(
            TestDatabase database) {
        return database.jdbc()
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
