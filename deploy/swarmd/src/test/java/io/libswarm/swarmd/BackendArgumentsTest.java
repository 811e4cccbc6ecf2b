package io.libswarm.swarmd;

import static org.assertj.core.api.Assertions.assertThat;

import io.libswarm.protocol.ProviderInfo;
import io.libswarm.protocol.SettingType;
import io.libswarm.runtime.spi.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The providers here have the shapes of real ones, and none of their names. */
final class BackendArgumentsTest {
    private static final List<ProviderInfo> PROVIDERS = List.of(
            provider(
                    "toy",
                    List.of("plaything"),
                    new Schema()
                            .many("nodes", SettingType.TEXT, "names")
                            .positional()
                            .optional("speed", SettingType.NUMBER, "speed"),
                    ""),
            provider(
                    "engine",
                    List.of(),
                    new Schema().required("host", SettingType.TEXT, "URL").positional(),
                    ""),
            provider(
                    "pool",
                    List.of(),
                    new Schema().many("targets", SettingType.PATH, "targets").positional(),
                    ""),
            provider(
                    "lens",
                    List.of(),
                    new Schema().required("target", SettingType.PATH, "target").positional(),
                    "target"));

    private final Problems problems = new Problems();

    private static ProviderInfo provider(String name, List<String> aliases, Schema schema, String target) {
        return new ProviderInfo(name, aliases, name, Set.of(), schema.list(), target);
    }

    private List<String> read(String... arguments) {
        return new BackendArguments(new Placements(PROVIDERS, "m1", problems), problems)
                .read(List.of(arguments)).stream()
                        .map(b -> b.name() + " = " + b.spec().provider() + " "
                                + b.spec().settings() + " " + b.spec().placement())
                        .toList();
    }

    @Test
    void bareWordsAreValuesOfThePositionalSetting() {
        assertThat(read("plaything a b --speed 3")).containsExactly("toy = toy {nodes=[a, b], speed=[3]} anywhere");
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void furtherOnesOfAProviderAreNumberedAndNamesCanBeGiven() {
        assertThat(read("toy", "toy", "toy --as x", "toy name=y speed=1", "toy"))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("toy", "toy-2", "x", "y", "toy-3");
    }

    @Test
    void nestedBackendsBecomeTargets() {
        assertThat(read("pool \"engine unix:///run/e.sock\" { toy x y } /else/where"))
                .containsExactly(
                        "engine = engine {host=[unix:///run/e.sock]} member=m1",
                        "toy = toy {nodes=[x, y]} anywhere",
                        "pool = pool {targets=[/engine, /toy, /else/where]} anywhere");
    }

    @Test
    void whoWantsATargetTakesTheNextArgument() {
        assertThat(read("lens", "lens --as second", "toy a", "toy b"))
                .containsExactly(
                        "toy = toy {nodes=[a]} anywhere",
                        "second = lens {target=[/toy]} anywhere",
                        "lens = lens {target=[/second]} anywhere",
                        "toy-2 = toy {nodes=[b]} anywhere");
        assertThat(read("lens /given", "toy")).first().isEqualTo("lens = lens {target=[/given]} anywhere");
    }

    @Test
    void whatIsReachedByASocketOfThisMachineStaysHereUnlessToldOtherwise() {
        assertThat(read(
                        "engine unix:///x",
                        "engine unix:///x placement=anywhere",
                        "engine --placement=role=db tcp://h:1"))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("member=m1", "anywhere", "role=db");
    }

    @Test
    void everythingThatIsWrongIsTold() {
        read("nonsense", "toy 'a", "engine a b", "toy --speed", "toy --as t", "toy --as t", "toy --placement x", "");
        assertThat(problems.lines())
                .hasSize(7)
                .anySatisfy(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "provider: nonsense (expected: one of [toy, engine, pool, lens]; see: swarmd backends)"))
                .anySatisfy(line -> assertThat(line).contains("engine: 'b' (expected: key=value"))
                .anySatisfy(
                        line -> assertThat(line).contains("toy --as: t (expected: a name that no other backend has)"));
    }
}
