import type { Page } from "playwright-core";

const english = {
  "document.title": "Choose your document",
  "document.country": "Country that issued it",
  "page.continue": "Continue",
};

/** A person who goes through the page, by the words that they read on it. */
export class Walker {
  /** The page, or the frame that it stands in. */
  constructor(readonly page: Pick<Page, "getByRole" | "getByLabel" | "locator">) {}

  /** Waits until a step with this heading is shown. */
  async arrive(heading: string | RegExp): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: heading }).waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name }).click();
  }

  /** Waits for the error shown beside a field; the same words are also announced. */
  async readError(text: string): Promise<void> {
    await this.page.locator(".error", { hasText: text }).waitFor();
  }

  async consent(): Promise<void> {
    await this.arrive("Verify your identity");
    await this.press("Agree and continue");
  }

  /** In English, or with the words of another language. */
  async chooseDocument(
    type: string,
    country: string,
    text = (key: keyof typeof english) => english[key],
  ): Promise<void> {
    await this.arrive(text("document.title"));
    await this.page.getByLabel(text("document.country")).selectOption({ label: country });
    await this.page.getByRole("radio", { name: type }).check();
    await this.press(text("page.continue"));
  }

  /** Holds a specimen before the camera, by its label. */
  async show(specimen: string): Promise<void> {
    const card = this.page.getByRole("radio", { name: specimen, exact: true });
    if (!(await card.isVisible())) {
      const others = this.page.locator("details > summary");
      if ((await others.count()) > 0 && !(await this.page.locator("details[open]").count())) await others.click();
    }
    await card.check({ force: true });
  }

  /** Shows a specimen of a document, both sides where there are two. */
  async showDocument(specimen: string, sides: 1 | 2): Promise<void> {
    await this.arrive(/^Show the /);
    await this.show(specimen);
    await this.press("Continue");
    if (sides === 1) return;
    await this.arrive(/^Show the back/);
    await this.press("Continue");
  }

  async showFace(specimen: string): Promise<void> {
    await this.arrive("Take a selfie");
    await this.show(specimen);
    await this.press("Continue");
  }

  /** From the first screen to the last before sending, with Mara's passport and face. */
  async walkAsMara(): Promise<void> {
    await this.consent();
    await this.chooseDocument("Passport", "Germany");
    await this.showDocument("Mara's passport (Germany)", 1);
    await this.showFace("Mara's face");
    await this.arrive("Check and send");
  }

  /** Picks the outcome by its code or, for `auto` and `verified`, its name. */
  async pickOutcome(value: string): Promise<void> {
    await this.page.locator(`input[name="testCase"][value="${value}"]`).check();
  }

  async send(): Promise<void> {
    await this.press("Send");
  }
}
