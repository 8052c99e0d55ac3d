package shikomi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms, and who may enter which. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("math", List.of()),
            Map.entry("space", List.of("math")),
            Map.entry("recipe", List.of("space")),
            Map.entry("campaign", List.of("recipe", "space")),
            Map.entry("cost", List.of("campaign", "recipe", "space")),
            Map.entry("table", List.of("campaign", "recipe", "space")),
            Map.entry("surrogate", List.of("math")),
            Map.entry("source", List.of("table", "surrogate", "campaign", "recipe", "space", "math")),
            Map.entry("plan", List.of("source", "surrogate", "cost", "campaign", "recipe", "space", "math")),
            Map.entry(
                    "forecast", List.of("plan", "source", "surrogate", "cost", "campaign", "recipe", "space", "math")),
            Map.entry("store", List.of("campaign", "recipe", "space")),
            Map.entry("chart", List.of("forecast", "plan", "cost", "campaign", "recipe", "space")),
            Map.entry(
                    "bench",
                    List.of(
                            "chart",
                            "forecast",
                            "plan",
                            "source",
                            "surrogate",
                            "cost",
                            "table",
                            "campaign",
                            "recipe",
                            "space",
                            "math")));

    /** What only one room knows of the outside world. */
    private static final Map<String, List<String>> DOORS = Map.of(
            "web", List.of("io.javalin..", "gg.jte.."),
            "store",
                    List.of(
                            "java.sql..",
                            "javax.sql..",
                            "org.jdbi..",
                            "com.zaxxer..",
                            "org.flywaydb..",
                            "org.sqlite.."),
            "table", List.of("org.dhatim..", "de.siegmar..", "org.mozilla.."),
            "recipe", List.of("com.fasterxml.jackson.dataformat.yaml.."),
            "cli", List.of("picocli..", "me.tongfei.."));

    private static String inside(String room) {
        return "shikomi." + room + "..";
    }

    @Test
    void every_class_lives_in_a_room() {
        TreeSet<String> rooms = new TreeSet<>(MAY_IMPORT.keySet());
        rooms.addAll(List.of("web", "cli"));
        for (JavaClass each : CLASSES) {
            assertThat(rooms)
                    .as(each.getName())
                    .contains(each.getPackageName().replaceFirst("shikomi\\.([a-z]+).*", "$1"));
        }
    }

    @Test
    void a_room_imports_only_what_the_table_allows() {
        List<String> all = new ArrayList<>(MAY_IMPORT.keySet());
        all.addAll(List.of("web", "cli"));
        MAY_IMPORT.forEach((room, allowed) -> {
            String[] forbidden = all.stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(HouseTest::inside)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(CLASSES);
        });
        noClasses()
                .that()
                .resideInAPackage("shikomi.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("shikomi.cli..")
                .check(CLASSES);
    }

    @Test
    void the_outside_world_stays_at_its_door() {
        DOORS.forEach((room, packages) -> noClasses()
                .that()
                .resideOutsideOfPackage(inside(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(CLASSES));
        noClasses()
                .that()
                .resideOutsideOfPackages("shikomi.math..", "shikomi.surrogate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smile..", "org.ojalgo..", "org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void nothing_goes_in_a_circle() {
        slices().matching("shikomi.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_package_is_called_what_says_nothing() {
        classes()
                .should()
                .resideOutsideOfPackages(
                        "..util..", "..common..", "..model..", "..service..", "..impl..", "..core..", "..helper..")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path folder : files.filter(f -> f.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList()) {
                    assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked");
                }
            }
        }
    }

    @Test
    void no_file_is_two_things() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jte|js|css|sql)"))
                    .toList()) {
                int limit = file.toString().endsWith(".css") ? 600 : 400;
                assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThan(limit);
            }
        }
    }
}
