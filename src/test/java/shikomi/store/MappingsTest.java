package shikomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {
    @TempDir
    Path folder;

    @Test
    void what_columns_mean_is_kept_for_each_campaign_and_the_last_word_counts() {
        try (Home home = Home.open(folder, Clock.systemUTC()).orElseThrow()) {
            home.mappings().keep("films", "Cs\nFA", "first");
            home.mappings().keep("films", "Cs\nFA", "second");
            home.mappings().keep("inks", "Cs\nFA", "other");
        }
        try (Home home = Home.open(folder, Clock.systemUTC()).orElseThrow()) {
            assertThat(home.mappings().find("films", "Cs\nFA")).contains("second");
            assertThat(home.mappings().find("inks", "Cs\nFA")).contains("other");
            assertThat(home.mappings().find("films", "Cs")).isEmpty();
        }
    }
}
