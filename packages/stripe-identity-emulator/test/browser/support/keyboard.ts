import type { Page } from "playwright-core";

/** Somebody without a mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** What has the focus, by the words a screen reader would say for it. */
  async focused(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const element = document.activeElement;
      const label = element?.labels?.[0]?.textContent ?? "";
      return [element?.getAttribute("aria-label"), label, element?.textContent].filter(Boolean).join(" ");
    })()`);
  }

  /** Tabs on until something that says these words has the focus. */
  async tabTo(words: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let press = 0; press < 60; press++) {
      await this.page.keyboard.press("Tab");
      const name = await this.focused();
      if (typeof words === "string" ? name.includes(words) : words.test(name)) return;
      passed.push(name.slice(0, 40));
    }
    throw new Error(`Tab never reached ${words}; it passed ${passed.join(" > ")}`);
  }

  async press(words: string | RegExp): Promise<void> {
    await this.tabTo(words);
    await this.page.keyboard.press("Enter");
  }

  /** Chooses the radio button that has the focus after tabbing to its group. */
  async choose(words: string | RegExp): Promise<void> {
    await this.tabTo(words);
    await this.page.keyboard.press("Space");
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
