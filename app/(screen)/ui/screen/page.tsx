/** Gallery of the projector: one scene with what a scene is made of. */
import { readerLocale } from '#app/i18n.ts';
import { RingMark } from '#components/ui/icons.tsx';

export const metadata = { title: 'UI' };

export default async function ScreenGallery() {
  const ru = (await readerLocale()) === 'ru';
  const l = (a: string, b: string) => (ru ? a : b);
  return (
    <main className="s-stage">
      <header className="s-head">
        <span>
          <RingMark />
          {l('IV муниципальный форум', 'IV Municipal Forum')}
        </span>
        <span>14:05</span>
      </header>
      <div className="s-scene">
        <p className="s-awaits">{l('Идёт голосование', 'The vote is open')}</p>
        <h1 className="s-title">
          {l('Принять резолюцию форума в целом', 'Adopt the resolution as a whole')}
        </h1>
        <p className="s-clause">
          <span>{l('а)', 'a)')}</span>
          <span>
            {l(
              'рассмотреть возможность введения ставки заместителя директора по системному обновлению в школах с численностью более 300 обучающихся',
              'consider a post of deputy head for renewal in schools with more than 300 pupils',
            )}
          </span>
        </p>
        <dl className="s-columns">
          {[
            [l('За', 'For'), 25],
            [l('Против', 'Against'), 0],
            [l('Воздержались', 'Abstained'), 2],
          ].map(([name, count]) => (
            <div key={name} className="s-number">
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <div className="s-bar">
          <span style={{ width: '78%' }} />
        </div>
      </div>
      <footer className="s-foot">
        <span>{l('В зале 27 из 32', '27 of 32 in the hall')}</span>
        <span className="s-code">4827</span>
      </footer>
    </main>
  );
}
